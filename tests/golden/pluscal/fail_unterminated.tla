\* run: translate %s
\* exit: 150
---- MODULE fail_unterminated ----
(* --algorithm Case
variables x = 0;
begin
  while x = 0 do
    x := 1;
*)
====

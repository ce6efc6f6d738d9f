\* run: translate %s
\* exit: 150
---- MODULE fail_unclosed_bracket ----
EXTENDS Integers
(* --algorithm Case
variables x = 0;
begin
  x := (1 + 2;
end algorithm *)
====

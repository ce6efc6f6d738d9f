\* run: parse %s
\* exit: 150
---- MODULE fail_undefined_name_in_an_algorithm ----
EXTENDS Integers
(* --algorithm Case
variables x = 0;
begin
  x := y + 1;
end algorithm *)
====

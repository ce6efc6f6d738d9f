\* run: translate %s
\* exit: 150
---- MODULE fail_assigned_twice ----
EXTENDS Integers
(* --algorithm Case
variables x = 0;
begin
  a: x := 1 || x := 2;
end algorithm *)
====

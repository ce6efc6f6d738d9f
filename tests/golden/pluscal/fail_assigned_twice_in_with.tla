\* run: translate %s
\* exit: 150
---- MODULE fail_assigned_twice_in_with ----
EXTENDS Integers
(* --algorithm Case
variables x = 0;
begin
  a: with v \in 1..2 do
    x := v;
    x := v + 1;
  end with;
end algorithm *)
====

\* run: translate %s
\* exit: 150
---- MODULE fail_not_a_variable ----
EXTENDS Integers
(* --algorithm Case
variables x = 0;
begin
  a: with v \in 1..2 do
    v := 1;
  end with;
end algorithm *)
====

\* run: check %s --config open_constant_alias.cfg --trace itf
\* exit: 12
---- MODULE open_constant_alias ----
\* The constants stay beside what an alias shows, as parameters of the trace.
EXTENDS Integers
CONSTANT N
ASSUME N \in Nat /\ N > 3
VARIABLE x
Init == x = N
Next == x' = x - 1
Show == [left |-> N - x]
Positive == x > 0
====

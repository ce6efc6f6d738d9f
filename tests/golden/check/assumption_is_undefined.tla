\* run: check %s
\* exit: 75
---- MODULE assumption_is_undefined ----
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x < 2 /\ x' = x + 1
ASSUME [i \in 1 .. 2 |-> i][3] = 3
====

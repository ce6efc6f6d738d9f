\* run: induct %s --inv TypeOK,Low
\* exit: 21
---- MODULE open_constants ----
\* The assumptions about the constants need not be said again. The counterexample names their values.
EXTENDS Integers
CONSTANTS N, M
ASSUME N \in Nat /\ M \in 1..3
VARIABLE x
Init == x = 0
Next == x' = x + M
TypeOK == x \in Int
Low == x <= N + 2
====

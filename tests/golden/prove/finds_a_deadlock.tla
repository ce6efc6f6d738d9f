\* run: prove %s --init Init --next Next --inv Small
\* exit: 11
---- MODULE finds_a_deadlock ----
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x < 3 /\ x' = x + 1
Small == x \in 0..8
====

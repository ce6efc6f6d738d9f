\* run: prove %s --init Init --next Next --inv Few
\* exit: 11
---- MODULE settles_what_holds_beside_a_deadlock ----
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x < 4 /\ x' = x + 2
Few == x \in 0..5
====

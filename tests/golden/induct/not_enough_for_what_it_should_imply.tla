\* run: induct %s --inv Inv --implies Safe
\* exit: 21
---- MODULE not_enough_for_what_it_should_imply ----
EXTENDS Naturals
VARIABLES x, y
Init == x = 0 /\ y = 0
Next == x' = 1 - x /\ y' = 1 - y
Inv == x \in 0..1 /\ y \in 0..1
Safe == x = y
====

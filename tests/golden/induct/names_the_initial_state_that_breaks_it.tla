\* run: induct %s --inv Inv
\* exit: 21
---- MODULE names_the_initial_state_that_breaks_it ----
EXTENDS Naturals
VARIABLE x
Init == x \in 0..3
Next == x > 3 /\ x' = x
Inv == x \in 1..9
====

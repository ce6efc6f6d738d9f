\* run: induct %s --init Init --next Next --inv Inv
\* exit: 0
---- MODULE adds_what_next_makes_of_a_variable ----
EXTENDS Naturals
VARIABLES x, y
Init == x = 0 /\ y = 0
Next == x' = 1 - x /\ y' = y
Inv == x \in 0..1
====

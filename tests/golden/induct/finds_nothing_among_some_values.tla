\* run: induct %s --init Init --next Next --inv Inv
\* exit: 20
---- MODULE finds_nothing_among_some_values ----
EXTENDS Naturals
VARIABLES x, y
Init == x = 0 /\ y = 0
Next == x' = 1 - x /\ y' = y
Inv == x \in 0..1
====

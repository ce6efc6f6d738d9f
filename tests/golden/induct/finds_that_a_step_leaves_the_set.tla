\* run: induct %s --inv Inv --length 6 --init Init --next Tick
\* exit: 21
---- MODULE finds_that_a_step_leaves_the_set ----
EXTENDS Naturals
VARIABLE x
Init == x = 0
Tick == x' = x + 1
Inv == x \in 0..4
====

\* run: check %s --init Init --next Next --inv Inv --timeout 1
\* exit: 20
---- MODULE limit_while_a_constant_is_evaluated ----
EXTENDS Integers, FiniteSets
VARIABLES x, y
Many == Cardinality({f \in [1..9 -> 1..9] : f[1] # f[2]})
Init == x = 0 /\ y = Many
Next == x' = 1 - x /\ y' = y
Inv == x < 2
====

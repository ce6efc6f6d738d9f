\* run: induct %s --init Init --next Next --inv Small --timeout 1
\* exit: 20
---- MODULE limit_while_values_are_looked_for ----
EXTENDS Integers
VARIABLES x, s
Init == x = 0 /\ s = 0
Next == x' = (CHOOSE f \in [1..8 -> 1..8] : f[8] = 8 /\ f[1] = 8)[1] /\ s' = s
Small == x < 9
====

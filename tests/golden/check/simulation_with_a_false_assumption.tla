\* run: simulate %s --init Init --next Next --inv Fine --max-error 3
\* exit: 10
---- MODULE simulation_with_a_false_assumption ----
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = x
Fine == x = 0
ASSUME 1 > 2
ASSUME Named == 2 > 3
====

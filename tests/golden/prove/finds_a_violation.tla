\* run: prove %s --init Init --next Next --inv Small
\* exit: 12
---- MODULE finds_a_violation ----
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = (x + 3) % 10
Small == x \in 0..8
====

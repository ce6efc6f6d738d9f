\* run: check %s --length 2
\* exit: 12
---- MODULE bound_at_the_violation ----
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x < 2 /\ x' = x + 1
Small == x < 2
====

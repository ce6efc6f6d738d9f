\* run: check %s --length 1
\* exit: 0
---- MODULE bound_below_the_violation ----
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x < 2 /\ x' = x + 1
Small == x < 2
====

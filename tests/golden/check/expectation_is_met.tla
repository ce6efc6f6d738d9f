\* run: check %s --expect violated
\* exit: 0
---- MODULE expectation_is_met ----
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x < 2 /\ x' = x + 1
====

\* run: check %s --expect proved
\* exit: 22
---- MODULE expectation_is_not_met ----
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x < 2 /\ x' = x + 1
====

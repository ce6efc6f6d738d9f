\* run: check %s --length 3
\* exit: 0
---- MODULE no_initial_state ----
EXTENDS Naturals
VARIABLE x
Init == x = 0 /\ x = 1
Next == x' = x
====

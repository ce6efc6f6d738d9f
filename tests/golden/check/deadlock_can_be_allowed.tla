\* run: check %s --no-deadlock
\* exit: 0
---- MODULE deadlock_can_be_allowed ----
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x < 2 /\ x' = x + 1
====

\* run: check %s --length 5
\* exit: 0
---- MODULE deadlock_can_be_allowed_by_the_config ----
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x < 2 /\ x' = x + 1
====

\* run: check %s
\* exit: 11
---- MODULE deadlock_is_found ----
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x < 2 /\ x' = x + 1
====

\* run: check %s
\* exit: 12
---- MODULE initial_state_violates ----
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x < 2 /\ x' = x + 1
Positive == x > 0
====

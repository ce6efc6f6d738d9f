\* run: check %s
\* exit: 12
---- MODULE constraint_state_is_checked ----
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = x + 1
Within == x < 3
NotThree == x # 3
====

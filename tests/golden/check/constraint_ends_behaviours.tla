\* run: check %s --length 9
\* exit: 0
---- MODULE constraint_ends_behaviours ----
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = x + 1
Within == x < 3
NotFour == x # 4
====

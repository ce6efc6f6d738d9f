\* run: check %s
\* exit: 12
---- MODULE one_line_per_property ----
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x < 2 /\ x' = x + 1
A == x < 2
B == x < 5
====

\* run: check %s
\* exit: 75
---- MODULE choose_without_a_witness ----
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = CHOOSE y \in 0 .. 3 : y > x
====

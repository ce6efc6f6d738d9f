\* run: check %s --length 2
\* exit: 0
---- MODULE definitions_in_place_of_each_other ----
EXTENDS Naturals
VARIABLE x
One == 1
Two == 2
Init == x = One
Next == x' = Two
Inv == One = 2 /\ Two = 1
====

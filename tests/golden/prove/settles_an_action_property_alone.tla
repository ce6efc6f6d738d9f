\* run: prove %s
\* exit: 13
---- MODULE settles_an_action_property_alone ----
EXTENDS Integers
VARIABLE x
Init == x = 0
Next == x' \in {x + 1, x + 2}
Natural == x \in Nat
Grows == [][x' > x]_x
Creeps == [][x' = x + 1]_x
====

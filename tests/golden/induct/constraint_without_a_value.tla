\* run: induct %s --inv Inv --constraint Bound
\* exit: 21
---- MODULE constraint_without_a_value ----
EXTENDS Integers
VARIABLE x
Init == x = 0
Next == x' = (x + 1) % 3
Bound == 6 \div (2 - x) > 0
Inv == x \in 0..2
====

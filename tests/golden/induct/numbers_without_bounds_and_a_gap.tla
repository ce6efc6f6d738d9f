\* run: induct %s --inv Multiple
\* exit: 21
---- MODULE numbers_without_bounds_and_a_gap ----
EXTENDS Integers
VARIABLE x
Init == x = 0
Next == \E d \in Nat \ {0} : x' = x + 2 * d
Multiple == x \in Nat /\ \E i \in Nat : x = 4 * i
====

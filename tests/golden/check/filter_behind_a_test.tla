\* run: check %s --no-deadlock --length 2
\* exit: 0
---- MODULE filter_behind_a_test ----
\* Drawing from a set that is given by a rule asks nothing of elements where the test before it fails.
EXTENDS Integers
VARIABLES low, x
Init == low \in Int /\ low >= 0 /\ low <= 2 /\ x = low
Next == 3 <= x /\ low' = low /\ x' \in {y \in low..low : y \div 0 = 3}
====

\* run: prove %s --init Init --next Next --inv Odd --timeout 1000
\* exit: 20
---- MODULE says_that_it_found_nothing ----
EXTENDS Naturals
VARIABLES x, y
\* True because y is always even: no comparison of the text says so.
Init == x = 1 /\ y = 0
Next == x' = x + y /\ y' \in {y, y + 2}
Odd == x \in Nat /\ y \in Nat /\ x # 100
====

\* run: prove %s --inv Small,Bounded
\* exit: 0
---- MODULE action_invariant ----
EXTENDS Integers
VARIABLE x
Init == x = 0
Next == x' = IF x < 9 THEN x + 2 ELSE 0
Small == x < 12
Bounded == x' - x <= 2 /\ x' # 11
====

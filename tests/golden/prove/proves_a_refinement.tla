\* run: prove %s --init Init --next Next --no-deadlock --property Refines
\* exit: 0
---- MODULE proves_a_refinement ----
\* Two hands implement one counter: the sum of what they did.
EXTENDS Naturals
VARIABLES left, right
Init == left = 0 /\ right = 0
Left == left <= right /\ left' = left + 1 /\ right' = right
Right == right < left /\ right' = right + 1 /\ left' = left
Next == left + right < 9 /\ (Left \/ Right)
Total == left + right
Refines == Total = 0 /\ [][Total' = Total + 1]_Total
====

\* run: check %s
\* exit: 75
---- MODULE case_without_a_true_arm ----
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = CASE x = 0 -> 1 [] x = 1 -> 2
====

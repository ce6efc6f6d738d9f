\* run: check %s
\* exit: 75
---- MODULE unassigned_variable ----
EXTENDS Naturals
VARIABLES x, y
Init == x = 0 /\ y = 0
Step == x' = x
Next == Step
====

---- MODULE Stepping ----
EXTENDS Naturals
VARIABLE x
Step(n) == n + 1
Init == x = 0
Next == x' = Step(x)
====

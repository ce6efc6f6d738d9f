---- MODULE Limiting ----
EXTENDS Integers
VARIABLE x
Limit == 5
Init == x = 0
Next == x < Limit /\ x' = x + 1
====

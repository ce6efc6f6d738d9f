\* run: check %s --no-deadlock --length 2
\* exit: 0
---- MODULE constant_left_open ----
EXTENDS Integers
CONSTANT N
ASSUME N \in 2..4
VARIABLE x
Init == x = 0
Next == x < N /\ x' = x + 1
====

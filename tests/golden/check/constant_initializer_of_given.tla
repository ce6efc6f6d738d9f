\* run: check %s --cinit Few -c N=7 --no-deadlock
\* exit: 10
---- MODULE constant_initializer_of_given ----
\* A constant that has a value is not left open: what --cinit says of it is an assumption.
EXTENDS Integers
CONSTANT N
VARIABLE x
Few == N \in 1..5
Init == x = 0
Next == x < N /\ x' = x + 1
====

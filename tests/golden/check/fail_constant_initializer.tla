\* run: check %s --cinit Few --output-dir none
\* exit: 152
---- MODULE fail_constant_initializer ----
EXTENDS Integers
CONSTANT N
VARIABLE x
Few == N \in 1..5
Init == x = 0
Next == x < N /\ x' = x + 1
====

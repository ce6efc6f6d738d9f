\* run: check %s
\* exit: 75
---- MODULE open_constant_undefined_assumption ----
\* What is said of the constants has no value for some of them.
EXTENDS Integers
CONSTANT N
ASSUME N \in 0..3 /\ 6 \div N > 1
VARIABLE x
Init == x = N
Next == x' = x
====

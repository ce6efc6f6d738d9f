\* run: check %s
\* exit: 10
---- MODULE open_constants_contradict_guarded ----
\* What may be undefined elsewhere is no reason to overlook that nothing is left.
EXTENDS Integers
CONSTANT M
ASSUME M \in Nat /\ M > 0 /\ 1 \div M > 1
VARIABLE x
Init == x = 0
Next == x' = x
====

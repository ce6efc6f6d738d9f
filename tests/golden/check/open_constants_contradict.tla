\* run: check %s
\* exit: 10
---- MODULE open_constants_contradict ----
\* Nothing would be left to check, which is not said to be proved.
EXTENDS Integers
CONSTANTS N, M
ASSUME Sizes == N \in Nat /\ M \in 1..5 /\ N > M
ASSUME Small == N < 2
VARIABLE x
Init == x = 0
Next == x < N /\ x' = x + M
====

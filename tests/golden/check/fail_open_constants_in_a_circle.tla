\* run: check %s
\* exit: 151
---- MODULE fail_open_constants_in_a_circle ----
EXTENDS Integers
CONSTANTS N, M, A, B
ASSUME N = M /\ M = N
ASSUME <<A, B>> \in {<<1, 2>>, <<2, 3>>}
VARIABLE x
Init == x = A
Next == x' = x * B + N
====

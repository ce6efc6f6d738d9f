\* run: check %s --length 4
\* exit: 0
---- MODULE infinite_choice_of_a_step ----
\* Whether a step is possible is decided by arithmetic: some number is greater than `deadline`, some difference is not 0.
EXTENDS Integers
VARIABLES x, deadline
Init == x = 0 /\ deadline = 3
Step == \E d \in Nat \ {0} : x' = x + d
Prolong == \E n \in Int : n > deadline /\ n % 2 = 1 /\ deadline' = n
Next == (Step /\ UNCHANGED deadline) \/ (Prolong /\ UNCHANGED x)
Inv == x >= 0 /\ deadline >= 3 /\ ENABLED Prolong
====

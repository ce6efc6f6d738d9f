\* run: prove %s --init Init --next Next --inv OnlyZeros --constraint Short --quiet
\* exit: 0
---- MODULE lets_constraints_bound_a_sequence ----
EXTENDS Naturals, Sequences
VARIABLES queue, n
Init == queue = <<>> /\ n = 0
Next == queue' = Append(queue, n) /\ n' = n
Short == Len(queue) < 3
OnlyZeros == \A i \in 1..Len(queue) : queue[i] = 0
====

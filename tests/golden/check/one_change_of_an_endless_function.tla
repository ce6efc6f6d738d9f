\* run: check %s --inv NotYet --length 3
\* exit: 12
---- MODULE one_change_of_an_endless_function ----
\* The argument k is any number: it is in the domain, which is for the solver to see.
EXTENDS Integers, TLC
VARIABLES f, k
Init == f = [a \in Nat |-> 0] /\ k = 1
Next == \E n \in Nat : k' = n /\ f' = (k :> k) @@ f
NotYet == ~(f[5] = 5 /\ f[7] # 0)
====

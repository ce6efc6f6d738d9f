\* run: check %s --config open_constants_one_infinite.cfg --length 4
\* exit: 13
---- MODULE open_constants_one_infinite ----
\* Instances are made of what the set depends on: Limit has nothing to do with it.
EXTENDS Integers
CONSTANTS N, Limit
ASSUME Limit \in Nat /\ N \in Int /\ N > 0 /\ N <= 3 /\ Limit >= N
VARIABLE x
Init == x = 0
Next == x' = IF x = Limit THEN 0 ELSE x + 1
Spec == Init /\ [][Next]_x /\ WF_x(Next)
Visits == \A n \in 0..N : []<>(x = n)
Stays == \A n \in 1..N : <>[](x # n)
====

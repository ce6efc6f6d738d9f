---- MODULE M ----
EXTENDS Naturals
CONSTANT N
VARIABLES x, y
ASSUME N \in Nat
TypeOK == x \in 0..N /\ y \in [1..N -> {0, 1}]
Init == x = 0 /\ y = [i \in 1..N |-> 0]
Step(i) == /\ x < N
           /\ x' = x + 1
           /\ y' = [y EXCEPT ![i] = 1 - @]
Next == \E i \in 1..N : Step(i)
Spec == Init /\ [][Next]_<<x, y>> /\ WF_<<x, y>>(Next)
Done == <>(x = N)
THEOREM Spec => []TypeOK /\ Done
====

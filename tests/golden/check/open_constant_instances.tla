\* run: check %s --config open_constant_instances.cfg --property Served
\* exit: 13
---- MODULE open_constant_instances ----
\* Fairness and a property for each element of a set that depends on an open constant: only node 2 may be left waiting.
EXTENDS Integers
CONSTANT N
ASSUME N \in 2..5
Nodes == 0..N - 1
VARIABLE holder
Init == holder = 0
Pass(n) == holder = n /\ holder' = (holder + 1) % N
Next == \E n \in Nodes : Pass(n)
Spec == Init /\ [][Next]_holder /\ \A n \in Nodes \ {2} : WF_holder(Pass(n))
Served == \A n \in Nodes : []<>(holder = n)
====

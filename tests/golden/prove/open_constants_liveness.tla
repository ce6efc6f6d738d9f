\* run: prove %s --config open_constants_liveness.cfg --property Served
\* exit: 0
---- MODULE open_constants_liveness ----
EXTENDS Integers
CONSTANT N
ASSUME N \in 2..4
Nodes == 0..N - 1
VARIABLE holder
Init == holder = 0
Pass(n) == holder = n /\ holder' = (holder + 1) % N
Next == \E n \in Nodes : Pass(n)
Spec == Init /\ [][Next]_holder /\ \A n \in Nodes : WF_holder(Pass(n))
Served == \A n \in Nodes : []<>(holder = n)
====

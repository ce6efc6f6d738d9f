\* run: check %s --inv Near --length 8
\* exit: 12
---- MODULE open_constant_ring ----
\* Rings of all sizes at once: only from seven nodes on the token comes to node 6.
EXTENDS Integers
CONSTANT N
ASSUME N \in 2..50
Nodes == 0..N - 1
VARIABLES holder, visited
Init == holder = 0 /\ visited = [n \in Nodes |-> n = 0]
Next == /\ holder' = (holder + 1) % N
        /\ visited' = [visited EXCEPT ![holder'] = TRUE]
Near == holder < 6
====

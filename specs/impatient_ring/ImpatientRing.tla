--------------------------- MODULE ImpatientRing ---------------------------
\* A token goes round a ring of N nodes. A node that waits for it counts how often it is passed on, and takes it for lost when it
\* has counted `Patience` passes: it would then make a new token, and there would be two. Five passes are enough in the rings of up
\* to six nodes that were tried; in a larger one a node that has just let the token go counts to five before it comes back. With
\* `Asks` a node that has nearly lost its patience asks the holder, who is there to answer, and counts anew.
EXTENDS Integers

CONSTANTS N,        \* number of nodes
          Patience, \* passes after which the token is taken for lost
          Asks      \* whether a node asks before that

ASSUME Sizes == N \in 2..50
ASSUME Patience \in Nat \ {0} /\ Asks \in BOOLEAN

Nodes == 0..N - 1

VARIABLES token,   \* the node that has it
          waiting, \* whether each node waits for it
          passes   \* how often each of these has seen it passed on

vars == <<token, waiting, passes>>

Init == /\ token \in Nodes
        /\ waiting = [n \in Nodes |-> FALSE]
        /\ passes = [n \in Nodes |-> 0]

Ask(n) == /\ n # token /\ ~waiting[n]
          /\ waiting' = [waiting EXCEPT ![n] = TRUE]
          /\ UNCHANGED <<token, passes>>

Pass == /\ token' = (token + 1) % N
        /\ waiting' = [waiting EXCEPT ![token'] = FALSE]
        /\ passes' = [n \in Nodes |-> IF ~waiting'[n] \/ (Asks /\ passes[n] + 1 = Patience) THEN 0 ELSE passes[n] + 1]

Next == Pass \/ \E n \in Nodes : Ask(n)
Spec == Init /\ [][Next]_vars

TypeOK == token \in Nodes /\ waiting \in [Nodes -> BOOLEAN] /\ passes \in [Nodes -> Nat]
NoFalseAlarm == \A n \in Nodes : passes[n] < Patience
=============================================================================

--------------------------- MODULE RingTermination ---------------------------
(* Dijkstra, Feijen and van Gasteren's token on a ring (EWD840): node 0 finds *)
(* out that all nodes are idle. A node that has sent work towards the token's *)
(* past is black and stains the token.                                        *)
EXTENDS Integers

CONSTANT N
Nodes == 0 .. N - 1

VARIABLES active, black, position, stained

vars == <<active, black, position, stained>>

Init ==
  /\ active \in [Nodes -> BOOLEAN]
  /\ black \in [Nodes -> BOOLEAN]
  /\ position \in Nodes
  /\ stained = TRUE

\* Node 0 starts a new round when the last one was inconclusive.
StartRound ==
  /\ position = 0
  /\ stained \/ black[0]
  /\ position' = N - 1
  /\ stained' = FALSE
  /\ black' = [black EXCEPT ![0] = FALSE]
  /\ UNCHANGED active

HandOn(i) ==
  /\ position = i
  /\ ~ active[i] \/ black[i] \/ stained
  /\ position' = i - 1
  /\ stained' = (stained \/ black[i])
  /\ black' = [black EXCEPT ![i] = FALSE]
  /\ UNCHANGED active

Work(i, j) ==
  /\ active[i]
  /\ active' = [active EXCEPT ![j] = TRUE]
  /\ black' = [black EXCEPT ![i] = @ \/ j > i]
  /\ UNCHANGED <<position, stained>>

Rest(i) ==
  /\ active[i]
  /\ active' = [active EXCEPT ![i] = FALSE]
  /\ UNCHANGED <<black, position, stained>>

Next ==
  \/ StartRound
  \/ \E i \in Nodes \ {0} : HandOn(i)
  \/ \E i \in Nodes : Rest(i) \/ \E j \in Nodes \ {i} : Work(i, j)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
Detected == position = 0 /\ ~ stained /\ ~ black[0] /\ ~ active[0]
DetectsTermination == Detected => \A i \in Nodes : ~ active[i]
=============================================================================

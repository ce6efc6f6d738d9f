--------------------------- MODULE TerminationRing ---------------------------
(* Dijkstra, Feijen and van Gasteren's detection of termination on a ring.   *)
(* Node 0 sends a white token down from N-1; whoever woke a node further up  *)
(* blackens the token as it passes. A white token back at a white, passive   *)
(* node 0 means that all work is done.                                       *)
EXTENDS Naturals

CONSTANT N

ASSUME N > 1

Nodes == 0 .. N - 1

VARIABLES
  active,  \* node -> has work
  black,   \* node -> has woken another node since it last held the token
  holder,  \* of the token
  stained  \* the token is black

vars == <<active, black, holder, stained>>

Init ==
  /\ active \in [Nodes -> BOOLEAN]
  /\ black \in [Nodes -> BOOLEAN]
  /\ holder \in Nodes
  /\ stained = TRUE

Start ==
  /\ holder = 0
  /\ stained \/ black[0]
  /\ holder' = N - 1
  /\ stained' = FALSE
  /\ black' = [black EXCEPT ![0] = FALSE]
  /\ UNCHANGED active

HandOn(i) ==
  /\ holder = i
  /\ i # 0
  /\ ~active[i] \/ black[i] \/ stained
  /\ holder' = i - 1
  /\ stained' = (stained \/ black[i])
  /\ black' = [black EXCEPT ![i] = FALSE]
  /\ UNCHANGED active

Wake(i, j) ==
  /\ i # j
  /\ active[i]
  /\ active' = [active EXCEPT ![j] = TRUE]
  /\ black' = [black EXCEPT ![i] = black[i] \/ j > i]
  /\ UNCHANGED <<holder, stained>>

Rest(i) ==
  /\ active[i]
  /\ active' = [active EXCEPT ![i] = FALSE]
  /\ UNCHANGED <<black, holder, stained>>

Next ==
  \/ Start
  \/ \E i \in Nodes : HandOn(i)
  \/ \E i, j \in Nodes : Wake(i, j)
  \/ \E i \in Nodes : Rest(i)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

Detected == holder = 0 /\ ~stained /\ ~black[0] /\ ~active[0]
OnlyWhenDone == Detected => \A i \in Nodes : ~active[i]

TypeOK ==
  /\ active \in [Nodes -> BOOLEAN]
  /\ black \in [Nodes -> BOOLEAN]
  /\ holder \in Nodes
  /\ stained \in BOOLEAN

(* What the token has passed is at rest, unless a sign of work is still on   *)
(* its way: in the token or below it.                                        *)
Swept ==
  \/ \A i \in Nodes : i > holder => ~active[i]
  \/ \E i \in Nodes : i <= holder /\ black[i]
  \/ stained

(* Where the token may be need not be said: HandOn asks for no node's state   *)
(* but that of the node that holds it.                                       *)
Inductive ==
  /\ active \in [Nodes -> BOOLEAN]
  /\ black \in [Nodes -> BOOLEAN]
  /\ stained \in BOOLEAN
  /\ Swept
=============================================================================

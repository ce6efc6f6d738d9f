------------------------- MODULE ByzantineBroadcast --------------------------
(* Srikanth and Toueg's reliable broadcast: N processes, of which up to T    *)
(* are faulty and send what they like to whom they like. A process that has  *)
(* heard T + 1 echoes joins in; one that has heard N - T accepts. Here no    *)
(* correct process was given anything to broadcast: none may ever accept.    *)
EXTENDS Naturals, FiniteSets

CONSTANTS N, T

ASSUME N > 3 * T

Procs == 1 .. N

VARIABLES
  faulty,  \* the faulty processes
  state,   \* process -> "idle", "echoed", "accepted"
  heard    \* process -> those whose echo it has received

vars == <<faulty, state, heard>>

Echoed == {p \in Procs \ faulty : state[p] # "idle"}

Init ==
  /\ faulty \in {F \in SUBSET Procs : Cardinality(F) <= T}
  /\ state = [p \in Procs |-> "idle"]
  /\ heard = [p \in Procs |-> {}]

Hear(p, q) ==
  /\ p \notin faulty
  /\ q \in Echoed \cup faulty
  /\ heard' = [heard EXCEPT ![p] = @ \cup {q}]
  /\ UNCHANGED <<faulty, state>>

Echo(p) ==
  /\ p \notin faulty
  /\ state[p] = "idle"
  /\ Cardinality(heard[p]) >= T + 1
  /\ state' = [state EXCEPT ![p] = "echoed"]
  /\ UNCHANGED <<faulty, heard>>

Accept(p) ==
  /\ p \notin faulty
  /\ state[p] # "accepted"
  /\ Cardinality(heard[p]) >= N - T
  /\ state' = [state EXCEPT ![p] = "accepted"]
  /\ UNCHANGED <<faulty, heard>>

Next ==
  \/ \E p, q \in Procs : Hear(p, q)
  \/ \E p \in Procs : Echo(p)
  \/ \E p \in Procs : Accept(p)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

Unforgeable == \A p \in Procs \ faulty : state[p] # "accepted"

TypeOK ==
  /\ faulty \in SUBSET Procs
  /\ state \in [Procs -> {"idle", "echoed", "accepted"}]
  /\ heard \in [Procs -> SUBSET Procs]

FewFaulty == Cardinality(faulty) <= T
AllIdle == Echoed = {}
OnlyFaultyHeard == \A p \in Procs : heard[p] \subseteq faulty

(* Induction needs nothing of TypeOK.                                        *)
Inductive == FewFaulty /\ AllIdle /\ OnlyFaultyHeard
=============================================================================

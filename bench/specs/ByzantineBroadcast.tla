------------------------- MODULE ByzantineBroadcast --------------------------
(* Srikanth and Toueg's broadcast by echoes: a correct process echoes what it *)
(* was told or what T + 1 others echo, and accepts when N - T echo. Faulty    *)
(* processes may echo to anyone at any time.                                  *)
EXTENDS Integers, FiniteSets

CONSTANTS N, T, F
Processes == 1 .. N

VARIABLES
  correct,   \* the processes that follow the protocol; chosen at first
  phase,     \* process -> idle, told, echoed, accepted
  received,  \* process -> those whose echo it has received
  echoes     \* correct processes that have sent their echo

vars == <<correct, phase, received, echoes>>

\* Nobody correct is told anything.
Init ==
  /\ correct \in {s \in SUBSET Processes : Cardinality(s) = N - F}
  /\ phase = [p \in Processes |-> "idle"]
  /\ received = [p \in Processes |-> {}]
  /\ echoes = {}

Receive(p) ==
  \E got \in SUBSET (echoes \cup (Processes \ correct)) :
    /\ received[p] \subseteq got
    /\ received' = [received EXCEPT ![p] = got]

EchoIfTold(p) ==
  /\ phase[p] = "told"
  /\ phase' = [phase EXCEPT ![p] = "echoed"]
  /\ echoes' = echoes \cup {p}

EchoIfEnough(p) ==
  /\ phase[p] \in {"idle", "told"}
  /\ Cardinality(received'[p]) >= T + 1
  /\ Cardinality(received'[p]) < N - T
  /\ phase' = [phase EXCEPT ![p] = "echoed"]
  /\ echoes' = echoes \cup {p}

Accept(p) ==
  /\ phase[p] # "accepted"
  /\ Cardinality(received'[p]) >= N - T
  /\ phase' = [phase EXCEPT ![p] = "accepted"]
  /\ echoes' = echoes \cup {p}

Next ==
  \E p \in correct :
    /\ Receive(p)
    /\ \/ EchoIfTold(p)
       \/ EchoIfEnough(p)
       \/ Accept(p)
       \/ UNCHANGED <<phase, echoes>>
    /\ UNCHANGED correct

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
Unforgeable == \A p \in correct : phase[p] # "accepted"
=============================================================================

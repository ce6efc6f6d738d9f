--------------------------- MODULE CrashBroadcast ----------------------------
(* The folklore broadcast: whoever has the message, from outside or from      *)
(* another process, passes it on to all and accepts. Processes may crash,     *)
(* leaving some of what they were sending undelivered.                        *)
EXTENDS Integers, FiniteSets

CONSTANTS N, F
Processes == 1 .. N

VARIABLES
  phase,     \* process -> idle, accepted, crashed
  received,  \* process -> those whose message it has received
  sent,      \* processes that have passed the message on
  crashes    \* how many have crashed

vars == <<phase, received, sent, crashes>>

\* Nobody has the message at first.
Init ==
  /\ phase = [p \in Processes |-> "idle"]
  /\ received = [p \in Processes |-> {}]
  /\ sent = {}
  /\ crashes = 0

Receive(p) ==
  \E got \in SUBSET sent :
    /\ received[p] \subseteq got
    /\ received' = [received EXCEPT ![p] = got]

Accept(p) ==
  /\ phase[p] = "idle"
  /\ received'[p] # {}
  /\ phase' = [phase EXCEPT ![p] = "accepted"]
  /\ sent' = sent \cup {p}
  /\ UNCHANGED crashes

Crash(p) ==
  /\ crashes < F
  /\ phase[p] # "crashed"
  /\ phase' = [phase EXCEPT ![p] = "crashed"]
  /\ crashes' = crashes + 1
  /\ sent' \in {sent, sent \cup {p}}
  /\ p \in sent' => received'[p] # {} \/ p \in sent

Next ==
  \E p \in Processes :
    /\ phase[p] # "crashed"
    /\ Receive(p)
    /\ \/ Accept(p)
       \/ Crash(p)
       \/ UNCHANGED <<phase, sent, crashes>>

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
Unforgeable == \A p \in Processes : phase[p] # "accepted"
=============================================================================

--------------------------- MODULE TwoPhaseCommit ----------------------------
(* A coordinator gathers votes and announces the outcome; participants may    *)
(* change their mind until they have voted.                                   *)
CONSTANT Managers

VARIABLES
  state,    \* manager -> working, prepared, committed, aborted
  outcome,  \* of the coordinator: open, committed, aborted
  heard,    \* managers whose vote the coordinator has received
  mail      \* messages sent

vars == <<state, outcome, heard, mail>>

Init ==
  /\ state = [m \in Managers |-> "working"]
  /\ outcome = "open"
  /\ heard = {}
  /\ mail = {}

Hear(m) ==
  /\ outcome = "open"
  /\ [kind |-> "prepared", from |-> m] \in mail
  /\ heard' = heard \cup {m}
  /\ UNCHANGED <<state, outcome, mail>>

AnnounceCommit ==
  /\ outcome = "open"
  /\ heard = Managers
  /\ outcome' = "committed"
  /\ mail' = mail \cup {[kind |-> "commit"]}
  /\ UNCHANGED <<state, heard>>

AnnounceAbort ==
  /\ outcome = "open"
  /\ outcome' = "aborted"
  /\ mail' = mail \cup {[kind |-> "abort"]}
  /\ UNCHANGED <<state, heard>>

Prepare(m) ==
  /\ state[m] = "working"
  /\ state' = [state EXCEPT ![m] = "prepared"]
  /\ mail' = mail \cup {[kind |-> "prepared", from |-> m]}
  /\ UNCHANGED <<outcome, heard>>

GiveUp(m) ==
  /\ state[m] = "working"
  /\ state' = [state EXCEPT ![m] = "aborted"]
  /\ UNCHANGED <<outcome, heard, mail>>

Obey(m) ==
  /\ \/ [kind |-> "commit"] \in mail /\ state' = [state EXCEPT ![m] = "committed"]
     \/ [kind |-> "abort"] \in mail /\ state' = [state EXCEPT ![m] = "aborted"]
  /\ UNCHANGED <<outcome, heard, mail>>

Next ==
  \/ AnnounceCommit \/ AnnounceAbort
  \/ \E m \in Managers : Hear(m) \/ Prepare(m) \/ GiveUp(m) \/ Obey(m)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
Consistent == \A m, n \in Managers : ~ (state[m] = "committed" /\ state[n] = "aborted")
=============================================================================

------------------------------ MODULE Peterson ------------------------------
(* Peterson's mutual exclusion for two processes, one read or write a step.  *)
(* With Polite = FALSE a process raises its flag after giving way, not       *)
(* before, and both get in.                                                  *)
EXTENDS Naturals

CONSTANT Polite

ASSUME Polite \in BOOLEAN

Procs == {0, 1}
Other(p) == 1 - p

VARIABLES flag, turn, pc
vars == <<flag, turn, pc>>

Init ==
  /\ flag = [p \in Procs |-> FALSE]
  /\ turn \in Procs
  /\ pc = [p \in Procs |-> "idle"]

Go(p, from, to) == pc[p] = from /\ pc' = [pc EXCEPT ![p] = to]

RaiseFlag(p, from, to) ==
  /\ Go(p, from, to)
  /\ flag' = [flag EXCEPT ![p] = TRUE]
  /\ UNCHANGED turn

GiveWay(p, from, to) ==
  /\ Go(p, from, to)
  /\ turn' = Other(p)
  /\ UNCHANGED flag

Enter(p) ==
  /\ Go(p, "waiting", "critical")
  /\ ~flag[Other(p)] \/ turn = p
  /\ UNCHANGED <<flag, turn>>

Leave(p) ==
  /\ Go(p, "critical", "idle")
  /\ flag' = [flag EXCEPT ![p] = FALSE]
  /\ UNCHANGED turn

Step(p) ==
  \/ IF Polite
       THEN RaiseFlag(p, "idle", "trying") \/ GiveWay(p, "trying", "waiting")
       ELSE GiveWay(p, "idle", "trying") \/ RaiseFlag(p, "trying", "waiting")
  \/ Enter(p)
  \/ Leave(p)

Next == \E p \in Procs : Step(p)
Spec == Init /\ [][Next]_vars /\ \A p \in Procs : WF_vars(Step(p))

TypeOK ==
  /\ flag \in [Procs -> BOOLEAN]
  /\ turn \in Procs
  /\ pc \in [Procs -> {"idle", "trying", "waiting", "critical"}]

MutualExclusion == ~(pc[0] = "critical" /\ pc[1] = "critical")
=============================================================================

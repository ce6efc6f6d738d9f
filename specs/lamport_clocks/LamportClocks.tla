---------------------------- MODULE LamportClocks ---------------------------
(* Logical clocks: a process counts its own events and moves past the stamp  *)
(* of every message it receives. The clocks are not bounded by the actions,  *)
(* only by the model's CONSTRAINT; a state that breaks it is still checked,  *)
(* but behaviours do not go on from there.                                   *)
EXTENDS Naturals

CONSTANTS Procs, Horizon

VARIABLES clock, inbox

vars == <<clock, inbox>>

Max(a, b) == IF a > b THEN a ELSE b

TypeOK ==
  /\ clock \in [Procs -> Nat]
  /\ inbox \in [Procs -> SUBSET Nat]

Init ==
  /\ clock = [p \in Procs |-> 0]
  /\ inbox = [p \in Procs |-> {}]

Send(p, q) ==
  /\ clock' = [clock EXCEPT ![p] = @ + 1]
  /\ inbox' = [inbox EXCEPT ![q] = @ \cup {clock'[p]}]

Receive(p) ==
  \E stamp \in inbox[p] :
    /\ clock' = [clock EXCEPT ![p] = Max(@, stamp) + 1]
    /\ inbox' = [inbox EXCEPT ![p] = @ \ {stamp}]

Next ==
  \/ \E p \in Procs : \E q \in Procs \ {p} : Send(p, q)
  \/ \E p \in Procs : Receive(p)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
WithinHorizon == \A p \in Procs : clock[p] <= Horizon

\* Holds: a clock gets at most one past the horizon, where behaviours end.
OneBeyond == \A p \in Procs : clock[p] <= Horizon + 1

\* Violated: states past the constraint are looked at.
NoneBeyond == \A p \in Procs : clock[p] <= Horizon
=============================================================================

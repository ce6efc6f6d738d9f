------------------------- MODULE DistributedCounter -------------------------
(* Two nodes increment one shared counter without coordination: each reads   *)
(* it, announces a pending increment, writes back what it read plus one, and *)
(* withdraws the announcement. Every step is a separate action, so two       *)
(* increments that overlap can be lost in one another.                       *)
EXTENDS Integers, TLC

VARIABLES
  counter,  \* the shared counter, never bounded
  seen,     \* node -> the value it read last
  pending,  \* node -> increments announced and not yet withdrawn
  done,     \* history: increments completed by all nodes together
  pc        \* node -> what it does next

vars == <<counter, seen, pending, done, pc>>

Init ==
  /\ counter = 0
  /\ seen = ("n1" :> 0 @@ "n2" :> 0)
  /\ pending = ("n1" :> 0 @@ "n2" :> 0)
  /\ done = 0
  /\ pc = ("n1" :> "read" @@ "n2" :> "read")

Read ==
  \E self \in {"n1", "n2"} :
    /\ pc[self] = "read"
    /\ seen' = [seen EXCEPT ![self] = counter]
    /\ pc' = [pc EXCEPT ![self] = "announce"]
    /\ UNCHANGED <<counter, pending, done>>

Announce ==
  \E self \in {"n1", "n2"} :
    /\ pc[self] = "announce"
    /\ pending' = [pending EXCEPT ![self] = @ + 1]
    /\ pc' = [pc EXCEPT ![self] = "write"]
    /\ UNCHANGED <<counter, seen, done>>

Write ==
  \E self \in {"n1", "n2"} :
    /\ pc[self] = "write"
    /\ counter' = seen[self] + 1
    /\ pc' = [pc EXCEPT ![self] = "withdraw"]
    /\ UNCHANGED <<seen, pending, done>>

Withdraw ==
  \E self \in {"n1", "n2"} :
    /\ pc[self] = "withdraw"
    /\ pending' = [pending EXCEPT ![self] = @ - 1]
    /\ done' = done + 1
    /\ pc' = [pc EXCEPT ![self] = "read"]
    /\ UNCHANGED <<counter, seen>>

Next ==
  \/ \/ Read
     \/ Announce
  \/ \/ Write
     \/ Withdraw

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
Quiet == \A self \in {"n1", "n2"} : pc[self] = "read"

\* Violated: with no increment under way, every increment done must have counted.
NoLostUpdate == Quiet => counter = done

\* Weaker, and true.
PendingPlusCounterNonNegative == pending["n1"] + pending["n2"] + counter >= 0
CounterNonNegative == counter >= 0
=============================================================================

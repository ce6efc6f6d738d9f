----------------------- MODULE CompareAndSwapCounter -----------------------
(* The distributed counter repaired with compare-and-swap: a node writes     *)
(* only when the counter still has the value it read; else it starts again.  *)
EXTENDS Integers, TLC

VARIABLES counter, seen, pending, done, pc

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
    /\ pc' = [pc EXCEPT ![self] = "swap"]
    /\ UNCHANGED <<counter, seen, done>>

Swap ==
  \E self \in {"n1", "n2"} :
    /\ pc[self] = "swap"
    /\ \/ /\ counter = seen[self]
          /\ counter' = seen[self] + 1
          /\ pc' = [pc EXCEPT ![self] = "withdraw"]
          /\ UNCHANGED pending
       \/ /\ counter # seen[self]
          /\ pending' = [pending EXCEPT ![self] = @ - 1]
          /\ pc' = [pc EXCEPT ![self] = "read"]
          /\ UNCHANGED counter
    /\ UNCHANGED <<seen, done>>

Withdraw ==
  \E self \in {"n1", "n2"} :
    /\ pc[self] = "withdraw"
    /\ pending' = [pending EXCEPT ![self] = @ - 1]
    /\ done' = done + 1
    /\ pc' = [pc EXCEPT ![self] = "read"]
    /\ UNCHANGED <<counter, seen>>

Next ==
  \/ Read
  \/ Announce
  \/ Swap
  \/ Withdraw

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
Quiet == \A self \in {"n1", "n2"} : pc[self] = "read"
NoLostUpdate == Quiet => counter = done
PendingPlusCounterNonNegative == pending["n1"] + pending["n2"] + counter >= 0
CounterNonNegative == counter >= 0
=============================================================================

---------------------------- MODULE LockCounter ----------------------------
(* The distributed counter repaired with a lock, held from before the read   *)
(* until after the increment has been withdrawn from the pending ones.       *)
EXTENDS Integers, TLC

VARIABLES counter, seen, pending, done, holder, pc

vars == <<counter, seen, pending, done, holder, pc>>

Init ==
  /\ counter = 0
  /\ seen = ("n1" :> 0 @@ "n2" :> 0)
  /\ pending = ("n1" :> 0 @@ "n2" :> 0)
  /\ done = 0
  /\ holder = "none"
  /\ pc = ("n1" :> "lock" @@ "n2" :> "lock")

Lock ==
  \E self \in {"n1", "n2"} :
    /\ pc[self] = "lock"
    /\ holder = "none"
    /\ holder' = self
    /\ pc' = [pc EXCEPT ![self] = "read"]
    /\ UNCHANGED <<counter, seen, pending, done>>

Read ==
  \E self \in {"n1", "n2"} :
    /\ pc[self] = "read"
    /\ seen' = [seen EXCEPT ![self] = counter]
    /\ pc' = [pc EXCEPT ![self] = "announce"]
    /\ UNCHANGED <<counter, pending, done, holder>>

Announce ==
  \E self \in {"n1", "n2"} :
    /\ pc[self] = "announce"
    /\ pending' = [pending EXCEPT ![self] = @ + 1]
    /\ pc' = [pc EXCEPT ![self] = "write"]
    /\ UNCHANGED <<counter, seen, done, holder>>

Write ==
  \E self \in {"n1", "n2"} :
    /\ pc[self] = "write"
    /\ counter' = seen[self] + 1
    /\ pc' = [pc EXCEPT ![self] = "withdraw"]
    /\ UNCHANGED <<seen, pending, done, holder>>

Withdraw ==
  \E self \in {"n1", "n2"} :
    /\ pc[self] = "withdraw"
    /\ pending' = [pending EXCEPT ![self] = @ - 1]
    /\ done' = done + 1
    /\ pc' = [pc EXCEPT ![self] = "unlock"]
    /\ UNCHANGED <<counter, seen, holder>>

Unlock ==
  \E self \in {"n1", "n2"} :
    /\ pc[self] = "unlock"
    /\ holder' = "none"
    /\ pc' = [pc EXCEPT ![self] = "lock"]
    /\ UNCHANGED <<counter, seen, pending, done>>

Next ==
  \/ \/ Lock
     \/ Unlock
  \/ \/ Read
     \/ Announce
     \/ Write
     \/ Withdraw

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
Quiet == \A self \in {"n1", "n2"} : pc[self] = "lock"
NoLostUpdate == Quiet => counter = done
PendingPlusCounterNonNegative == pending["n1"] + pending["n2"] + counter >= 0
CounterNonNegative == counter >= 0
=============================================================================

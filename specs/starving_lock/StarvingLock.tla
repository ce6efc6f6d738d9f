----------------------------- MODULE StarvingLock ------------------------------
(* Threads ask for a lock again and again. That a thread takes the lock when   *)
(* it could take it for ever is not enough for it to get in: the others give   *)
(* the lock back and take it again, so it is free only from time to time.      *)
(* That it takes the lock when it is free again and again is enough.           *)
CONSTANT Threads

VARIABLES locked, at
vars == <<locked, at>>

Init == locked = FALSE /\ at = [t \in Threads |-> "outside"]

Ask(t) ==
  /\ at[t] = "outside"
  /\ at' = [at EXCEPT ![t] = "waiting"]
  /\ UNCHANGED locked

Enter(t) ==
  /\ at[t] = "waiting"
  /\ ~locked
  /\ locked' = TRUE
  /\ at' = [at EXCEPT ![t] = "inside"]

Leave(t) ==
  /\ at[t] = "inside"
  /\ locked' = FALSE
  /\ at' = [at EXCEPT ![t] = "outside"]

Next == \E t \in Threads : Ask(t) \/ Enter(t) \/ Leave(t)

Weak == Init /\ [][Next]_vars /\ \A t \in Threads : WF_vars(Enter(t)) /\ WF_vars(Leave(t))
Strong == Init /\ [][Next]_vars /\ \A t \in Threads : SF_vars(Enter(t)) /\ WF_vars(Leave(t))

--------------------------------------------------------------------------------

Exclusion == \A t, u \in Threads : at[t] = "inside" /\ at[u] = "inside" => t = u
Served == \A t \in Threads : at[t] = "waiting" ~> at[t] = "inside"
SomeServed == (\E t \in Threads : at[t] = "waiting") ~> (\E t \in Threads : at[t] = "inside")
================================================================================

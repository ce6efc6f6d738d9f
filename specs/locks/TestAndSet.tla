----------------------------- MODULE TestAndSet ------------------------------
(* A lock that is one Boolean, tested and set in one step.                   *)
CONSTANT Threads

VARIABLES locked, at
vars == <<locked, at>>

Init == locked = FALSE /\ at = [t \in Threads |-> "outside"]

Try(t) ==
  /\ at[t] = "outside"
  /\ ~locked
  /\ locked' = TRUE
  /\ at' = [at EXCEPT ![t] = "inside"]

Leave(t) ==
  /\ at[t] = "inside"
  /\ locked' = FALSE
  /\ at' = [at EXCEPT ![t] = "outside"]

Next == \E t \in Threads : Try(t) \/ Leave(t)
Spec == Init /\ [][Next]_vars

TypeOK == locked \in BOOLEAN /\ at \in [Threads -> {"outside", "inside"}]
Exclusion == \A t, u \in Threads : at[t] = "inside" /\ at[u] = "inside" => t = u
=============================================================================

----------------------------- MODULE TicketLock ------------------------------
(* Take a number, wait until it is called. Numbers have no bound.            *)
EXTENDS Naturals

CONSTANT Threads

VARIABLES next, serving, ticket, at
vars == <<next, serving, ticket, at>>

Init ==
  /\ next = 0
  /\ serving = 0
  /\ ticket = [t \in Threads |-> 0]
  /\ at = [t \in Threads |-> "outside"]

Take(t) ==
  /\ at[t] = "outside"
  /\ ticket' = [ticket EXCEPT ![t] = next]
  /\ next' = next + 1
  /\ at' = [at EXCEPT ![t] = "waiting"]
  /\ UNCHANGED serving

Enter(t) ==
  /\ at[t] = "waiting"
  /\ ticket[t] = serving
  /\ at' = [at EXCEPT ![t] = "inside"]
  /\ UNCHANGED <<next, serving, ticket>>

Leave(t) ==
  /\ at[t] = "inside"
  /\ serving' = serving + 1
  /\ at' = [at EXCEPT ![t] = "outside"]
  /\ UNCHANGED <<next, ticket>>

Next == \E t \in Threads : Take(t) \/ Enter(t) \/ Leave(t)
Spec == Init /\ [][Next]_vars

TypeOK ==
  /\ next \in Nat
  /\ serving \in Nat
  /\ ticket \in [Threads -> Nat]
  /\ at \in [Threads -> {"outside", "waiting", "inside"}]

Exclusion == \A t, u \in Threads : at[t] = "inside" /\ at[u] = "inside" => t = u
=============================================================================

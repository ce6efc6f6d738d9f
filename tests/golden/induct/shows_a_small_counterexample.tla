\* run: induct %s --inv Inv --implies OneHolder
\* exit: 21
---- MODULE shows_a_small_counterexample ----
EXTENDS Naturals, FiniteSets
Clients == {"alice", "bob", "carol"}
VARIABLES free, holders, log
Init == free = TRUE /\ holders = {} /\ log = [c \in Clients |-> [grants |-> 0, last |-> "none"]]
Grant(c) ==
  /\ free
  /\ free' = FALSE
  /\ holders' = holders \cup {c}
  /\ log' = [log EXCEPT ![c].grants = @ + 1, ![c].last = "grant"]
Release(c) ==
  /\ c \in holders
  /\ holders' = holders \ {c}
  /\ free' = TRUE
  /\ log' = [log EXCEPT ![c].last = "release"]
Next == \E c \in Clients : Grant(c) \/ Release(c)
TypeOK ==
  /\ free \in BOOLEAN
  /\ holders \subseteq Clients
  /\ log \in [Clients -> [grants : Nat, last : {"none", "grant", "release"}]]
OneHolder == Cardinality(holders) <= 1
Inv == TypeOK /\ OneHolder
====

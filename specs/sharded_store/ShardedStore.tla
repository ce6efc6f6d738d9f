---------------------------- MODULE ShardedStore -----------------------------
(* Each key belongs to one node. An owner hands a key over by a message that *)
(* carries its value; only owners write.                                     *)
CONSTANTS Nodes, Keys, Values

VARIABLES
  owned,  \* node -> its keys
  store,  \* node -> key -> value
  moving  \* keys under way, with receiver and value

vars == <<owned, store, moving>>

Transfer == [key : Keys, to : Nodes, value : Values]

Init ==
  /\ \E home \in [Keys -> Nodes] : owned = [n \in Nodes |-> {k \in Keys : home[k] = n}]
  /\ \E v \in Values : store = [n \in Nodes |-> [k \in Keys |-> v]]
  /\ moving = {}

Write(n, k, v) ==
  /\ k \in owned[n]
  /\ store' = [store EXCEPT ![n][k] = v]
  /\ UNCHANGED <<owned, moving>>

HandOver(n, k, m) ==
  /\ k \in owned[n]
  /\ owned' = [owned EXCEPT ![n] = @ \ {k}]
  /\ moving' = moving \cup {[key |-> k, to |-> m, value |-> store[n][k]]}
  /\ UNCHANGED store

Arrive(t) ==
  /\ t \in moving
  /\ moving' = moving \ {t}
  /\ owned' = [owned EXCEPT ![t.to] = @ \cup {t.key}]
  /\ store' = [store EXCEPT ![t.to][t.key] = t.value]

Next ==
  \/ \E n \in Nodes, k \in Keys, v \in Values : Write(n, k, v)
  \/ \E n, m \in Nodes, k \in Keys : HandOver(n, k, m)
  \/ \E t \in Transfer : Arrive(t)

Spec == Init /\ [][Next]_vars

TypeOK ==
  /\ owned \in [Nodes -> SUBSET Keys]
  /\ store \in [Nodes -> [Keys -> Values]]
  /\ moving \subseteq Transfer

OneOwner == \A n, m \in Nodes : n # m => owned[n] \cap owned[m] = {}
=============================================================================

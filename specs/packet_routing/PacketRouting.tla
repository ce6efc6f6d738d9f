--------------------------- MODULE PacketRouting ---------------------------
(* A packet hops along static routing tables. The table of one router has    *)
(* no entry for one destination: looking it up there applies a function      *)
(* outside its domain, which is an error, not some arbitrary next hop.       *)
EXTENDS Naturals, TLC

Table ==
     "a" :> [b |-> "b", c |-> "b", d |-> "c"]
  @@ "b" :> [a |-> "a", c |-> "c", d |-> "c"]
  @@ "c" :> [a |-> "a", b |-> "b"]
  @@ "d" :> [a |-> "c", b |-> "c", c |-> "c"]

Routers == DOMAIN Table

VARIABLES at, to, hops

vars == <<at, to, hops>>

Init == at \in Routers /\ to = at /\ hops = 0

Send(destination) ==
  /\ at = to
  /\ destination # at
  /\ to' = destination
  /\ hops' = 0
  /\ UNCHANGED at

Forward ==
  /\ at # to
  /\ at' = Table[at][to]
  /\ hops' = hops + 1
  /\ UNCHANGED to

Next == Forward \/ \E destination \in {"a", "b", "c"} \cup {"d"} : Send(destination)
Spec == Init /\ [][Next]_vars

NoLoops == hops <= 2
=============================================================================

----------------------------- MODULE TokenRing ------------------------------
(* Dijkstra's self-stabilising token ring: node 0 holds the token when its   *)
(* value equals that of its left neighbour, any other node when it differs.  *)
(* Whatever the start, a token is always somewhere; from a start with one    *)
(* token, it stays one.                                                      *)
EXTENDS Naturals, FiniteSets

CONSTANTS N, K  \* nodes, and values a node can hold

ASSUME N > 1 /\ K >= N

Nodes == 0 .. N - 1
Left(i) == (i + N - 1) % N

VARIABLE x

HasToken(i) == IF i = 0 THEN x[0] = x[Left(0)] ELSE x[i] # x[Left(i)]
Holders == {i \in Nodes : HasToken(i)}

Anyhow == x \in [Nodes -> 0 .. K - 1]
Settled == Anyhow /\ Cardinality(Holders) = 1

Pass(i) ==
  /\ HasToken(i)
  /\ x' = [x EXCEPT ![i] = IF i = 0 THEN (x[Left(0)] + 1) % K ELSE x[Left(i)]]

Next == \E i \in Nodes : Pass(i)

SomeToken == Holders # {}
OneToken == Cardinality(Holders) = 1
NeverBoth == \A i, j \in Nodes : i < j /\ HasToken(i) => ~HasToken(j)
=============================================================================

---------------------------- MODULE QuorumSizes -----------------------------
(* Read and write quorums by size alone. The assumption that any two that    *)
(* matter intersect is checked before any behaviour is.                      *)
EXTENDS Naturals, FiniteSets

CONSTANTS Servers, ReadSize, WriteSize

OfSize(n) == {Q \in SUBSET Servers : Cardinality(Q) = n}

ASSUME {ReadSize, WriteSize} \subseteq 1 .. Cardinality(Servers)

ASSUME QuorumsMeet ==
  /\ \A R \in OfSize(ReadSize), W \in OfSize(WriteSize) : R \cap W # {}
  /\ \A V, W \in OfSize(WriteSize) : V \cap W # {}

VARIABLES newest, known  \* the last version written; server -> the version it has

Init == newest = 0 /\ known = [s \in Servers |-> 0]

Highest(Q) == CHOOSE v \in {known[s] : s \in Q} : \A s \in Q : known[s] <= v

Write ==
  \E W \in OfSize(WriteSize) :
    /\ newest' = Highest(W) + 1
    /\ known' = [s \in Servers |-> IF s \in W THEN newest' ELSE known[s]]

Next == newest < 3 /\ Write

\* Whichever quorum is read, it knows the newest version.
ReadsAreFresh == \A R \in OfSize(ReadSize) : Highest(R) = newest
=============================================================================

\* run: check %s --inv Agreed --no-deadlock
\* exit: 12
---- MODULE open_constant_set ----
\* A set that is left open, below a given one: quorums that need not meet.
EXTENDS Integers, FiniteSets
CONSTANT Quorum
Node == {"a", "b", "c"}
ASSUME Quorum \in SUBSET SUBSET Node /\ \A q \in Quorum : Cardinality(q) = 2
VARIABLES yes, no, decided
Init == yes = {} /\ no = {} /\ decided = {}
Vote(n) == /\ n \notin yes \cup no
           /\ \/ yes' = yes \cup {n} /\ no' = no
              \/ no' = no \cup {n} /\ yes' = yes
           /\ decided' = decided
Decide == \E q \in Quorum : \/ q \subseteq yes /\ decided' = decided \cup {TRUE}
                            \/ q \cap yes = {} /\ decided' = decided \cup {FALSE}
Next == (\E n \in Node : Vote(n)) \/ (Decide /\ UNCHANGED <<yes, no>>)
Agreed == Cardinality(decided) <= 1
====

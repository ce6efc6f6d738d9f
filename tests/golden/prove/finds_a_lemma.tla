\* run: prove %s --init Init --next Next --inv TypeOK,Exclusion --quiet
\* exit: 0
---- MODULE finds_a_lemma ----
EXTENDS Naturals
VARIABLES locked, at
Init == locked = FALSE /\ at = [t \in 1..2 |-> "outside"]
Try(t) == at[t] = "outside" /\ ~locked /\ locked' = TRUE /\ at' = [at EXCEPT ![t] = "inside"]
Leave(t) == at[t] = "inside" /\ locked' = FALSE /\ at' = [at EXCEPT ![t] = "outside"]
Next == \E t \in 1..2 : Try(t) \/ Leave(t)
TypeOK == locked \in BOOLEAN /\ at \in [1..2 -> {"outside", "inside"}]
Exclusion == ~(at[1] = "inside" /\ at[2] = "inside")
====

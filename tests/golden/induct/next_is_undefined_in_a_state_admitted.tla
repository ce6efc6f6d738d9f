\* run: induct %s --inv Inv
\* exit: 21
---- MODULE next_is_undefined_in_a_state_admitted ----
EXTENDS Integers
VARIABLES at, seen
Init == at = 1 /\ seen = [i \in 1..3 |-> FALSE]
Mark == seen[at] = FALSE /\ seen' = [seen EXCEPT ![at] = TRUE] /\ UNCHANGED at
Next == Mark
Inv == at \in 1..4 /\ seen \in [1..3 -> BOOLEAN]
====

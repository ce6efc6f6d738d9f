\* run: induct %s --inv Inv
\* exit: 21
---- MODULE a_value_of_another_kind ----
\* No function of other values than Next makes can break Inv; what is no function leaves Next without a value.
EXTENDS Naturals
VARIABLES on, ahead
Init == on = FALSE /\ ahead = [i \in 1..2 |-> i]
Next == ~on /\ on' = TRUE /\ ahead' = [ahead EXCEPT ![1] = 2]
Inv == on \in BOOLEAN /\ (on => ahead[1] = 2)
====

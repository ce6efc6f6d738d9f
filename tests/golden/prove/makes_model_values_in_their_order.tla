\* run: prove %s --init Init --next Next --inv StaysLate
\* exit: 0
---- MODULE makes_model_values_in_their_order ----
EXTENDS Integers, TLCExt
VARIABLES holder, round
\* No configuration gives these two an order, so they stand by their texts. One that named `zz` alone would put it first.
Early == TLCModelValue("aa")
Late == TLCModelValue("zz")
First == CHOOSE v \in {Early, Late} : TRUE
Init == holder = Late /\ round = 0
Next == holder' \in {v \in {Early, Late} : v # First} /\ round' = (round + 1) % 3
StaysLate == holder = Late
====

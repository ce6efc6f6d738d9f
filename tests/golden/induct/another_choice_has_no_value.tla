\* run: induct %s --init Init --next Next --inv Types,Low --length 1
\* exit: 21
---- MODULE another_choice_has_no_value ----
\* So many parameters are one choice: a step is found for one, in a state where Next has no value because of another.
EXTENDS Integers
VARIABLES share, last
Init == share = [i \in 1..12 |-> 1] /\ last = 0
Give(i, j) == last' = (12 \div share[i]) + j /\ UNCHANGED share
Next == \E i \in 1..12, j \in 1..12 : Give(i, j)
Types == share \in [1..12 -> 0..1] /\ last \in Int
Low == last < 20
====

\* run: induct %s --inv Inv
\* exit: 0
---- MODULE disjuncts_give_values ----
EXTENDS Naturals
VARIABLES mode, load
Init == mode = "off" /\ load = 0
On == mode = "off" /\ mode' = "on" /\ load' \in 1..3
Off == mode = "on" /\ mode' = "off" /\ load' = 0
Next == On \/ Off
Inv == \/ mode = "off" /\ load = 0
       \/ mode = "on" /\ load \in 1..3
====

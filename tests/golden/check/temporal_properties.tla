\* run: check %s
\* exit: 0
---- MODULE temporal_properties ----
EXTENDS Naturals
VARIABLE light
Init == light = 0
Next == light' = (light + 1) % 3
Spec == Init /\ [][Next]_light /\ WF_light(Next)
TypeOK == light \in 0..2
Turns == [][light' # light]_light
Again == []<>(light = 0)
Later == light = 1 ~> light = 2
====

\* run: check %s
\* exit: 20
---- MODULE temporal_properties_are_not_checked ----
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

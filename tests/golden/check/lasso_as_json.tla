\* run: check %s --json
\* exit: 13
---- MODULE lasso_as_json ----
EXTENDS Naturals
VARIABLE light
Init == light = 0
Turn(n) == light' = (light + n) % 3
Next == Turn(1)
Spec == Init /\ [][Next]_light /\ WF_light(Next)
Stays == <>[](light = 0)
====

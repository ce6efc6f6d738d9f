\* run: check %s --trace itf --trace json --trace tla --trace html
\* exit: 13
---- MODULE lasso_in_every_format ----
EXTENDS Naturals
VARIABLE light
Init == light = 0
Turn(n) == light' = (light + n) % 3
Next == Turn(1)
Spec == Init /\ [][Next]_light /\ WF_light(Next)
Stays == <>[](light = 0)
====

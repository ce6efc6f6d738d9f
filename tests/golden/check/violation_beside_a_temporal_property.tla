\* run: check %s
\* exit: 13
---- MODULE violation_beside_a_temporal_property ----
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x < 2 /\ x' = x + 1
Spec == Init /\ [][Next]_x
Live == <>(x = 2)
====

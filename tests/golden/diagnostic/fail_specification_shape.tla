\* run: check %s
\* exit: 151
---- MODULE fail_specification_shape ----
VARIABLE x
Init == x = 0
Next == x' = x
Spec == Init \/ [][Next]_x
====

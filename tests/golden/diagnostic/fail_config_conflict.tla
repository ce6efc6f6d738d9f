\* run: check %s
\* exit: 151
---- MODULE fail_config_conflict ----
VARIABLE x
Init == x = 0
Next == x' = x
Spec == Init /\ [][Next]_x
====

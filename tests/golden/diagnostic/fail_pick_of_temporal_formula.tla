\* run: parse %s
\* exit: 150
---- MODULE fail_pick_of_temporal_formula ----
VARIABLE x
THEOREM TRUE
<1> PICK a \in x : []x
<1> QED
====

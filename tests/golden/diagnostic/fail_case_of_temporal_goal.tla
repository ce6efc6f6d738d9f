\* run: parse %s
\* exit: 150
---- MODULE fail_case_of_temporal_goal ----
VARIABLE x
THEOREM []x
<1> CASE x
<1> QED
====

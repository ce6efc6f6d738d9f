\* run: parse %s
\* exit: 150
---- MODULE fail_step_of_temporal_goal ----
VARIABLE x
THEOREM []x
<1> HAVE x
<1> QED
====

\* run: parse %s
\* exit: 150
---- MODULE fail_temporal_new ----
VARIABLE x
THEOREM ASSUME NEW a \in []x PROVE TRUE
====

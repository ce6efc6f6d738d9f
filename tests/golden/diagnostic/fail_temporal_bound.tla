\* run: parse %s
\* exit: 150
---- MODULE fail_temporal_bound ----
VARIABLE x
Value == \E s \in []x : TRUE
====

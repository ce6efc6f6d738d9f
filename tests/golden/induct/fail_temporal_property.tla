\* run: induct %s --inv Some --temporal Full
\* exit: 152
---- MODULE fail_temporal_property ----
EXTENDS Naturals
VARIABLE level
Init == level = 0
Next == level' = (level + 1) % 4
Some == level \in 0..3
Full == <>(level = 3)
====

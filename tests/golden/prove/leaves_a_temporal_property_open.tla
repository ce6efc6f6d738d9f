\* run: prove %s --json
\* exit: 20
---- MODULE leaves_a_temporal_property_open ----
EXTENDS Naturals
VARIABLE level
Init == level = 0
Next == level' = (level + 1) % 4
Some == level \in 0..3
Full == <>(level = 3)
====

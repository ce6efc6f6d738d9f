\* run: prove %s --json
\* exit: 13
---- MODULE finds_a_temporal_violation ----
EXTENDS Naturals
VARIABLE level
Init == level = 0
Next == level' = (level + 1) % 4
Some == level \in 0..3
Full == <>(level = 3)
====

\* run: parse %s
\* exit: 0
---- MODULE shape_comparison ----
EXTENDS Naturals
VARIABLES n, states
Init == n = 0 /\ states = {"off"}
Next == n' = n + 1 /\ states' = states \cup {"on"}
Spec == Init /\ [][Next]_<<n, states>>
Never == n = "on"
Nor == \A s \in states : n # s
Inside == n \in states
Fine == "on" \in states /\ n \in 0..3
====

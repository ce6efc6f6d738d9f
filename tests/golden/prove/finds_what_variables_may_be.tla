\* run: prove %s --init Init --next Next --inv NeverSeven --no-deadlock --quiet
\* exit: 0
---- MODULE finds_what_variables_may_be ----
EXTENDS Integers
VARIABLES x, mode, log
Init == x = 0 /\ mode = "up" /\ log = {}
Up == mode = "up" /\ x' = x + 2 /\ mode' \in {"up", "down"} /\ log' = log \cup {mode}
Down == mode = "down" /\ x > 0 /\ x' = x - 2 /\ mode' = "up" /\ log' = log \cup {mode}
Next == Up \/ Down
NeverSeven == x >= 0 /\ mode # "sideways" /\ "none" \notin log
====

---- MODULE AbstractStore ----
EXTENDS Naturals
VARIABLES total, open
vars == <<total, open>>
Init == total = 0 /\ open = TRUE
Add == open /\ total' = total + 1 /\ UNCHANGED open
Close == open /\ open' = FALSE /\ UNCHANGED total
Next == Add \/ Close
Spec == Init /\ [][Next]_vars
====

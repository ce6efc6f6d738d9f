\* run: check %s
\* exit: 0
---- MODULE proof_goes_on_after_the_search ----
\* The search does not see that a + b stays 2: after two steps it takes 0..a for too long to be listed. The proof does not depend
\* on it.
EXTENDS Naturals
VARIABLES a, b, split
vars == <<a, b, split>>
Init == a \in 0..2 /\ b = 2 - a /\ split = FALSE
Split == ~split /\ \E k \in 0..a : a' = a - k /\ b' = b + k /\ split' = TRUE
Join == split /\ a' = 1000000 * (a + b) - 999999 * (a + b) /\ b' = 0 /\ split' = FALSE
Next == Split \/ Join
Spec == Init /\ [][Next]_vars /\ WF_vars(Split) /\ WF_vars(Join)
AlwaysJoined == []<>(b = 0)
====

\* run: check %s
\* exit: 13
---- MODULE lasso_of_leads_to ----
\* Two clients ask for a desk, and the second is never served while the first keeps asking.
EXTENDS Naturals
VARIABLES asked, served, turn
vars == <<asked, served, turn>>
Init == asked = {} /\ served = 0 /\ turn = 0
Ask(c) == c \notin asked /\ asked' = asked \union {c} /\ UNCHANGED <<served, turn>>
Serve(c) == c \in asked /\ served' = c /\ asked' = asked \ {c} /\ UNCHANGED turn
Next == \E c \in 1..2 : Ask(c) \/ Serve(c)
Spec == Init /\ [][Next]_vars /\ WF_vars(Next)
Waits(c) == c \in asked
Answered == \A c \in 1..2 : Waits(c) ~> served = c
====

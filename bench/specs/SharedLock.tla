------------------------------ MODULE SharedLock -------------------------------
(* Clients take turns with a lock. Weak fairness lets the others starve one of  *)
(* them, strong fairness does not.                                              *)
CONSTANT Clients

VARIABLES owner, wants
vars == <<owner, wants>>

None == "nobody"

Init == owner = None /\ wants = {}
Ask(c) == c \notin wants /\ owner # c /\ wants' = wants \union {c} /\ UNCHANGED owner
Take(c) == c \in wants /\ owner = None /\ owner' = c /\ wants' = wants \ {c}
Free(c) == owner = c /\ owner' = None /\ UNCHANGED wants
Next == \E c \in Clients : Ask(c) \/ Take(c) \/ Free(c)

Weak == Init /\ [][Next]_vars /\ \A c \in Clients : WF_vars(Take(c)) /\ WF_vars(Free(c))
Strong == Init /\ [][Next]_vars /\ \A c \in Clients : SF_vars(Take(c)) /\ WF_vars(Free(c))

Served == \A c \in Clients : c \in wants ~> owner = c
================================================================================

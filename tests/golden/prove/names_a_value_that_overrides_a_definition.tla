\* run: prove %s
\* exit: 0
---- MODULE names_a_value_that_overrides_a_definition ----
CONSTANT Clients
VARIABLES owner, waiting
Nobody == CHOOSE c : c \notin Clients
Init == owner = Nobody /\ waiting = {}
Ask(c) == c # owner /\ waiting' = waiting \cup {c} /\ UNCHANGED owner
Get(c) == owner = Nobody /\ c \in waiting /\ owner' = c /\ waiting' = waiting \ {c}
Give(c) == owner = c /\ owner' = Nobody /\ UNCHANGED waiting
Next == \E c \in Clients : Ask(c) \/ Get(c) \/ Give(c)
TypeOK == waiting \subseteq Clients
NotBoth == owner \notin waiting \/ owner = Nobody
====

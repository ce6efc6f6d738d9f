\* run: prove %s
\* exit: 0
---- MODULE proves_of_model_values ----
CONSTANT Clients
VARIABLES free, granted, holding
Init == free = TRUE /\ granted = {} /\ holding = {}
Grant(c) == free /\ free' = FALSE /\ granted' = granted \cup {c} /\ UNCHANGED holding
Receive(c) == c \in granted /\ granted' = granted \ {c} /\ holding' = holding \cup {c} /\ UNCHANGED free
Return(c) == c \in holding /\ holding' = holding \ {c} /\ free' = TRUE /\ UNCHANGED granted
Next == \E c \in Clients : Grant(c) \/ Receive(c) \/ Return(c)
TypeOK == free \in BOOLEAN /\ granted \subseteq Clients /\ holding \subseteq Clients
OneHolder == \A c, d \in holding : c = d
====

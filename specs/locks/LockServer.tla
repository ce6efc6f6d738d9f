----------------------------- MODULE LockServer ------------------------------
(* One lock, handed out and taken back by messages. Each message is received *)
(* once.                                                                     *)
CONSTANT Clients

VARIABLES
  free,     \* the server has the lock
  granted,  \* clients to which a grant is under way
  holding,  \* clients that think they have the lock
  returned  \* clients from which the lock is on its way back

vars == <<free, granted, holding, returned>>

Init == free = TRUE /\ granted = {} /\ holding = {} /\ returned = {}

Grant(c) ==
  /\ free
  /\ free' = FALSE
  /\ granted' = granted \cup {c}
  /\ UNCHANGED <<holding, returned>>

Receive(c) ==
  /\ c \in granted
  /\ granted' = granted \ {c}
  /\ holding' = holding \cup {c}
  /\ UNCHANGED <<free, returned>>

Return(c) ==
  /\ c \in holding
  /\ holding' = holding \ {c}
  /\ returned' = returned \cup {c}
  /\ UNCHANGED <<free, granted>>

TakeBack(c) ==
  /\ c \in returned
  /\ returned' = returned \ {c}
  /\ free' = TRUE
  /\ UNCHANGED <<granted, holding>>

Next == \E c \in Clients : Grant(c) \/ Receive(c) \/ Return(c) \/ TakeBack(c)
Spec == Init /\ [][Next]_vars

TypeOK ==
  /\ free \in BOOLEAN
  /\ granted \subseteq Clients
  /\ holding \subseteq Clients
  /\ returned \subseteq Clients

OneHolder == \A c, d \in holding : c = d
=============================================================================

------------------------------ MODULE Allocator ------------------------------
(* Clients ask for sets of resources and get them piece by piece; a client    *)
(* asks again only after everything it asked for was granted and returned.    *)
CONSTANTS Clients, Resources

VARIABLES
  wanted,  \* client -> asked for and not yet granted
  held     \* client -> granted and not yet returned

vars == <<wanted, held>>

Free == Resources \ UNION {held[c] : c \in Clients}

Init ==
  /\ wanted = [c \in Clients |-> {}]
  /\ held = [c \in Clients |-> {}]

Ask(c, s) ==
  /\ wanted[c] = {}
  /\ held[c] = {}
  /\ s # {}
  /\ wanted' = [wanted EXCEPT ![c] = s]
  /\ UNCHANGED held

Grant(c, s) ==
  /\ s # {}
  /\ s \subseteq Free \cap wanted[c]
  /\ held' = [held EXCEPT ![c] = @ \cup s]
  /\ wanted' = [wanted EXCEPT ![c] = @ \ s]

Return(c, s) ==
  /\ s # {}
  /\ s \subseteq held[c]
  /\ held' = [held EXCEPT ![c] = @ \ s]
  /\ UNCHANGED wanted

Next == \E c \in Clients, s \in SUBSET Resources : Ask(c, s) \/ Grant(c, s) \/ Return(c, s)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
Exclusive == \A c, d \in Clients : c # d => held[c] \cap held[d] = {}
=============================================================================

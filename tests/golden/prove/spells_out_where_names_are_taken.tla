\* run: prove %s
\* exit: 0
---- MODULE spells_out_where_names_are_taken ----
EXTENDS Naturals
CONSTANT Clients
VARIABLES free, has
\* Nothing uses it, so nothing knows of it until the proof is read back.
x1 == 7
Init == free = TRUE /\ has = {}
Take(c) == free /\ free' = FALSE /\ has' = has \cup {c}
Back(c) == c \in has /\ has' = has \ {c} /\ free' = TRUE
Next == \E c \in Clients : Take(c) \/ Back(c)
TypeOK == free \in BOOLEAN /\ has \subseteq Clients
OneHolder == \A c, d \in has : c = d
====

\* run: prove %s
\* exit: 0
---- MODULE binds_names_that_are_free ----
EXTENDS Naturals
CONSTANT Clients
VARIABLES free, has
\* Nothing uses it; a bound variable of a lemma may not have its name all the same.
x1 == 7
Init == free = TRUE /\ has = {}
Take(c) == free /\ free' = FALSE /\ has' = has \cup {c}
Back(c) == c \in has /\ has' = has \ {c} /\ free' = TRUE
Next == \E c \in Clients : Take(c) \/ Back(c)
TypeOK == free \in BOOLEAN /\ has \subseteq Clients
OneHolder == \A c, d \in has : c = d
====

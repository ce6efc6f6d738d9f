\* run: check %s --length 4
\* exit: 0
---- MODULE looks_for_what_a_state_cannot_be_before_it_refuses ----
\* The flags always differ, so that the set stays empty; a set of thirty has too many subsets to be listed.
EXTENDS Integers, FiniteSets
VARIABLES left, right, seen
Init == left = TRUE /\ right = FALSE /\ seen = {}
Next == /\ \E b \in BOOLEAN : left' = b /\ right' = ~b
        /\ seen' = IF left = right THEN 1 .. 30 ELSE {}
Inv == \A s \in SUBSET seen : Cardinality(s) < 7
====

\* run: check %s --length 2
\* exit: 75
---- MODULE bound_reads_next_state ----
\* The set of the second bound reads a' before a conjunct of the body gives it a value.
EXTENDS Naturals
VARIABLES a, b
Init == a = {1} /\ b = 0
Next == \E x \in {1, 2}, y \in a' : a' = {x, 2} /\ b' = y
====

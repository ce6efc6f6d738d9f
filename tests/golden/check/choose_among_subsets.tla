\* run: check %s --length 3
\* exit: 0
---- MODULE choose_among_subsets ----
\* CHOOSE over a SUBSET too large to list: the empty set is the first element, and satisfies what every subset's elements must.
EXTENDS Naturals, FiniteSets
VARIABLE seen
Init == seen = {}
Next == \E x \in 1 .. 60 : seen' = seen \cup {x, x + 1}
None == CHOOSE S \in SUBSET seen : \A x \in S : x > 100
IsEmpty == None = {}
====

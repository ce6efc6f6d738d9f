\* run: check %s --inv Doubled,Tripled,TypeOK --length 8
\* exit: 12
---- MODULE trace_invariant ----
\* An invariant with a parameter is asked of the states so far, which are not shown.
EXTENDS Integers, Sequences, FiniteSets
CONSTANT Size
ASSUME Size \in 2..3
VARIABLES in, out
Init == in \in SUBSET (1..4) /\ Cardinality(in) = Size /\ out = {}
Move(x) == in' = in \ {x} /\ out' = out \cup {2 * x}
Rest == in = {} /\ UNCHANGED <<in, out>>
Next == (\E x \in in : Move(x)) \/ Rest
TypeOK == in \subseteq 1..4
Doubled(states) == states[Len(states)].in = {} => states[Len(states)].out = {2 * x : x \in states[1].in}
Tripled(states) == states[Len(states)].in = {} => states[Len(states)].out = {3 * x : x \in states[1].in}
====

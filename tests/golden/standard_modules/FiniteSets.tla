---- MODULE FiniteSets ----
LOCAL INSTANCE Naturals
IsFiniteSet(S) == S = S
Cardinality(S) == S
Halves(S) == {T \in SUBSET S : 2 * Cardinality(T) = Cardinality(S)}
====

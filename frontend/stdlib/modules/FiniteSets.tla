----------------------------- MODULE FiniteSets -----------------------------
\* Both definitions are native.

IsFiniteSet(S) == {}   \* TRUE when S has finitely many elements
Cardinality(S) == {}   \* their number; S is finite
=============================================================================

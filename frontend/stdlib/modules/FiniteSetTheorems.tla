------------------------- MODULE FiniteSetTheorems --------------------------
EXTENDS FiniteSets, Functions, WellFoundedInduction
\* Theorems about finite sets, which only proofs cite; proofs are not checked here.
=============================================================================

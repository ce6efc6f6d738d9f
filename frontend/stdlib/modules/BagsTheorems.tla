---------------------------- MODULE BagsTheorems ----------------------------
EXTENDS Bags, FiniteSetTheorems
\* Theorems about bags, which only proofs cite; proofs are not checked here.
=============================================================================

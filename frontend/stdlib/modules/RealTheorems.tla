---------------------------- MODULE RealTheorems ----------------------------
EXTENDS Reals
\* Theorems about real numbers, which only proofs cite; proofs are not checked here.
=============================================================================

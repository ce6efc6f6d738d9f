-------------------------- MODULE SequenceTheorems --------------------------
EXTENDS Sequences, Integers, WellFoundedInduction, Functions
\* Theorems about sequences, which only proofs cite; proofs are not checked here.
=============================================================================

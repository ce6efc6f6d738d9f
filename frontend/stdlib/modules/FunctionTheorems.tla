-------------------------- MODULE FunctionTheorems --------------------------
EXTENDS Functions, Integers
\* Theorems about functions, which only proofs cite; proofs are not checked here.
=============================================================================

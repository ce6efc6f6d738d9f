------------------------ MODULE SequencesExtTheorems ------------------------
EXTENDS SequencesExt, SequenceTheorems
\* Theorems about sequences, which only proofs cite; proofs are not checked here.
=============================================================================

------------------------------- MODULE Quorum -------------------------------
\* Sets of subsets of S of which each two meet.
QuorumSystem(S) == {Q \in SUBSET (SUBSET S) : \A q, r \in Q : q \cap r # {}}
=============================================================================

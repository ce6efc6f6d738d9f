----------------------------- MODULE Statistics -----------------------------
EXTENDS Naturals

\* Pearson's test: the counts in actual do not differ significantly from those expected, at the level that the string alpha spells.
ChiSquare(expected, actual, alpha) == {}
=============================================================================

----------------------------- MODULE Statistics -----------------------------
\* Refused when a checked formula reaches it.

ChiSquare(expected, actual, alpha) == {}  \* the two distributions do not differ significantly
=============================================================================

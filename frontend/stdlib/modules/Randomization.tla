---------------------------- MODULE Randomization ---------------------------
LOCAL INSTANCE Naturals
LOCAL INSTANCE FiniteSets
\* Random subsets. Not functions of their arguments, so refused when a checked formula reaches them.

RandomSubset(k, S) == {}                          \* a subset of S with k elements
RandomSetOfSubsets(k, n, S) == {}                 \* about k subsets of S with about n elements each
TestRandomSetOfSubsets(k, n, S, trials) == {}     \* how many subsets some trials gave
RandomSubsetSetCardinalityAverage(k, n, S) == {}  \* statistics of the above
=============================================================================

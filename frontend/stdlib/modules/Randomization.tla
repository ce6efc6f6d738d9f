---------------------------- MODULE Randomization ---------------------------
LOCAL INSTANCE Naturals
LOCAL INSTANCE FiniteSets
\* Random subsets, drawn from the seed of the run. Not functions of their arguments, so only the interpreter evaluates them.

RandomSubset(k, S) == {}                          \* a subset of S with k elements
RandomSetOfSubsets(k, n, S) == {}                 \* about k subsets of S with about n elements each

\* How many subsets five trials gave.
TestRandomSetOfSubsets(k, n, S) == [i \in 1..5 |-> Cardinality(RandomSetOfSubsets(k, n, S))]
=============================================================================

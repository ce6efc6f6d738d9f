\* run: check %s --length 0
\* exit: 0
---- MODULE fold_over_a_set_of_functions ----
EXTENDS Integers, FiniteSets, FiniteSetsExt
VARIABLES S, f
Init == S \in SUBSET (1 .. 3) /\ f \in [1 .. 3 -> 1 .. 2]
Next == UNCHANGED <<S, f>>
Counted == FoldSet(LAMBDA g, n : n + 1, 0, [S -> {1, 2}]) = 2 ^ Cardinality(S)
Unchanged == FoldSet(LAMBDA g, n : n, 7, [S -> {1, 2}]) = 7
First == FoldSet(LAMBDA g, n : n + g[2], 0, {f}) = f[2]
====

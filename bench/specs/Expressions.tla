---- MODULE Expressions ----
\* Expressions that keep an interpreter busy; those below `Rows` are measured by bench/expressions, with 0 for a. Most are a small
\* one over and over, so that TLC works for seconds, too. They have a parameter because TLC evaluates every constant as it starts.
EXTENDS Integers, Sequences, FiniteSets, TLC, FiniteSetsExt, SequencesExt

RECURSIVE Fibonacci(_)
Fibonacci(n) == IF n < 2 THEN n ELSE Fibonacci(n - 1) + Fibonacci(n - 2)
RECURSIVE SumUpTo(_, _)
SumUpTo(n, sum) == IF n = 0 THEN sum ELSE SumUpTo(n - 1, sum + n)
RECURSIVE SumOf(_)
SumOf(S) == IF S = {} THEN 0 ELSE LET x == CHOOSE y \in S : TRUE IN x + SumOf(S \ {x})

N == 100000
Value(i, k) == (i * 7919 + k) % 100003
Plus(x, y) == (x + y) % 1000
Less(x, y) == x < y

\* Rows.
SumOverSet(a) == Cardinality({FoldSet(Plus, 0, {Value(i, k + a) : i \in 1..N}) : k \in 1..30})
SumOverSequence(a) == Cardinality({FoldLeft(Plus, 0, [i \in 1..N |-> Value(i, k + a)]) : k \in 1..30})
SumByRecursion(a) == Cardinality({SumUpTo(5000, k + a) : k \in 1..300})
SumByChoice(a) == Cardinality({SumOf((k + a)..(k + 1000)) : k \in 1..10})
SortOfSet(a) == {SetToSortSeq({Value(i, k + a) : i \in 1..N}, Less)[N] : k \in 1..10}
SortOfSequence(a) == {SortSeq([i \in 1..3000 |-> Value(i, k + a)], Less)[1] : k \in 1..3}
SortOfSorted(a) == Cardinality({SortSeq([i \in 1..N |-> i + k + a], Less)[N] : k \in 1..20})
SubsetsBySize(a) == {Cardinality({S \in SUBSET (1..16) : Cardinality(S) = k + a}) : k \in 1..30}
SubsetsByElements(a) == {Cardinality({S \in SUBSET (1..16) : \A x \in S : x % 2 = (k + a) % 2}) : k \in 1..10}
SubsetsMapped(a) == {Cardinality({Cardinality(S) + k + a : S \in SUBSET (1..16)}) : k \in 1..20}
RecursiveFibonacci(a) == Fibonacci(30 + a)
PermutationsOf7(a) == {Cardinality({p \in Permutations(1..7) : \A i \in 1..7 : p[i] # (i + k + a) % 7}) : k \in 1..40}
FunctionsOf6(a) == Cardinality({f \in [1..6 -> 0..7] : f[1] + f[2] + f[3] + f[4] + f[5] + f[6] = 20 + a})
Pairs(a) == \A x, y \in 1..3000 : x + y + a = y + x + a
Primes(a) == Cardinality({n \in 2..20000 : \A d \in 2..(n - 1) : n % d # a})
====

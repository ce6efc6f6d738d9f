---------------------------- MODULE Combinatorics ---------------------------
EXTENDS Naturals
LOCAL INSTANCE Integers

\* The product of 1 to n.
factorial[n \in Nat] == IF n = 0 THEN 1 ELSE n * factorial[n - 1]

\* The number of k-element subsets of a set with n elements.
choose(n, k) ==
  LET RECURSIVE Count(_)
      Count(j) == IF j = 0 THEN 1 ELSE (Count(j - 1) * (n - j + 1)) \div j
  IN CASE n \in Nat /\ k \in Nat -> IF k > n THEN 0 ELSE Count(k)
=============================================================================

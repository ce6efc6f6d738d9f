---------------------------- MODULE Combinatorics ---------------------------
LOCAL INSTANCE Naturals
LOCAL INSTANCE Integers

\* The product of 1 to n.
factorial[n \in Nat] == IF n = 0 THEN 1 ELSE n * factorial[n - 1]

\* The number of k-element subsets of a set with n elements.
choose(n, k) ==
  LET RECURSIVE Count(_, _)
      Count(m, j) == IF j = 0 \/ j = m THEN 1 ELSE IF j > m THEN 0
                     ELSE Count(m - 1, j - 1) + Count(m - 1, j)
  IN Count(n, k)
=============================================================================

---------------------------- MODULE FiniteSetsExt ---------------------------
INSTANCE Naturals
INSTANCE FiniteSets
INSTANCE Functions
INSTANCE Folds
\* More operators on finite sets.

\* Folds S into base: op(e_n, ... op(e_1, base)), the elements in the order in which CHOOSE picks them.
\* The specification promises no order: op should not depend on it.
FoldSet(op(_, _), base, S) ==
  LET RECURSIVE Fold(_, _)
      Fold(T, result) == IF T = {} THEN result
                         ELSE LET x == CHOOSE y \in T : TRUE
                              IN Fold(T \ {x}, op(x, result))
  IN Fold(S, base)

\* The same with its arguments in another order.
ReduceSet(op(_, _), set, acc) == FoldSet(op, acc, set)

\* Sum and product of the numbers in S.
SumSet(S) == FoldSet(LAMBDA x, y : x + y, 0, S)
ProductSet(S) == FoldSet(LAMBDA x, y : x * y, 1, S)

\* The sum of op(x) over the x in S.
MapThenSumSet(op(_), S) == FoldSet(LAMBDA x, y : op(x) + y, 0, S)

\* The union of the sets in S.
FlattenSet(S) == UNION S

\* What is in exactly one of the two.
SymDiff(A, B) == (A \ B) \cup (B \ A)

\* How many elements of S satisfy P.
Quantify(S, P(_)) == Cardinality({s \in S : P(s)})

\* The subsets of S with k elements.
kSubset(k, S) == {s \in SUBSET S : Cardinality(s) = k}

\* The greatest and the least number in S.
Max(S) == CHOOSE x \in S : \A y \in S : x \geq y
Min(S) == CHOOSE x \in S : \A y \in S : x \leq y

\* All sets that take one element from each of the Sets.
Choices(Sets) ==
  LET Picks == {f \in [Sets -> UNION Sets] : \A S \in Sets : f[S] \in S}
  IN {{f[S] : S \in Sets} : f \in Picks}

\* The one element of S with P.
ChooseUnique(S, P(_)) == CHOOSE x \in S : P(x) /\ \A y \in S : P(y) => y = x
=============================================================================

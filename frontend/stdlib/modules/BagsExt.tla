------------------------------- MODULE BagsExt ------------------------------
INSTANCE Bags
INSTANCE Integers
INSTANCE Naturals
INSTANCE FiniteSets
INSTANCE Folds
\* More operators on bags.

\* One more x; one less; none.
BagAdd(B, x) ==
  IF x \in DOMAIN B
  THEN [e \in DOMAIN B |-> IF e = x THEN B[e] + 1 ELSE B[e]]
  ELSE [e \in DOMAIN B \cup {x} |-> IF e = x THEN 1 ELSE B[e]]
BagRemove(B, x) ==
  IF x \in DOMAIN B
  THEN IF B[x] = 1
       THEN [e \in DOMAIN B \ {x} |-> B[e]]
       ELSE [e \in DOMAIN B |-> IF e = x THEN B[e] - 1 ELSE B[e]]
  ELSE B
BagRemoveAll(B, x) == [e \in DOMAIN B \ {x} |-> B[e]]

\* Folds f(x) for every occurrence of every x, taken in the order of choose.
MapThenFoldBag(op(_, _), base, f(_), choose(_), B) ==
  LET RECURSIVE Fold(_)
      Fold(C) == IF DOMAIN C = {} THEN base
                 ELSE LET x == choose(C)
                      IN op(f(x), Fold(BagRemove(C, x)))
  IN Fold(B)
FoldBag(op(_, _), base, B) ==
  MapThenFoldBag(op, base, LAMBDA x : x, LAMBDA C : CHOOSE x \in DOMAIN C : TRUE, B)

\* Sum and product of the numbers in B, each as often as it occurs.
SumBag(B) == FoldBag(LAMBDA x, y : x + y, 0, B)
ProductBag(B) == FoldBag(LAMBDA x, y : x * y, 1, B)
=============================================================================

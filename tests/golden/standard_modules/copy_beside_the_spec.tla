\* run: check %s --init Init --next Next --inv Inv --length 2
\* exit: 0
---- MODULE copy_beside_the_spec ----
EXTENDS Naturals, FiniteSets, FiniteSetsExt, Bags
VARIABLE x
Pairs == Halves(1..4)
Init == x = [e \in 1..2 |-> 1]
Next == x' = Double(x)
Inv ==
  /\ Cardinality(Pairs) = 6
  /\ FoldSet(LAMBDA a, b : a + b, 0, 1..4) = 10
  /\ CopiesIn(3) = 0
  /\ EmptyBag = <<>>
  /\ BagIn(1, x) /\ ~BagIn(3, x)
  /\ BagCardinality(x) >= 2
====

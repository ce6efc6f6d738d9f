---- MODULE Bags ----
EXTENDS Naturals
BagIn(e, B) == e
BagCardinality(B) == B
B1 (+) B2 == B1
CopiesIn(e) == 0
EmptyBag[x \in {}] == x
Double(B) == B (+) B
====

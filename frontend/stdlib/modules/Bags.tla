-------------------------------- MODULE Bags --------------------------------
EXTENDS TLC
LOCAL INSTANCE Naturals
LOCAL INSTANCE FiniteSets
LOCAL INSTANCE Functions
\* A bag (multiset) is a function from its elements to how often each occurs, at least once.

\* Whether it is a function, a sequence or a record.
LOCAL IsFunction(f) == f = [x \in DOMAIN f |-> f[x]]

\* B is a bag. What is no function is none.
IsABag(B) == IsFunction(B) /\ B \in [DOMAIN B -> {n \in Nat : n > 0}]

\* The elements of B.
BagToSet(B) == DOMAIN B

\* The bag that has each element of S once.
SetToBag(S) == [e \in S |-> 1]

\* e occurs in B.
BagIn(e, B) == e \in DOMAIN B

EmptyBag == SetToBag({})

\* How often e occurs in B.
CopiesIn(e, B) == IF e \in DOMAIN B THEN B[e] ELSE 0

\* Occurrences add up.
B1 (+) B2 == [e \in (DOMAIN B1) \cup (DOMAIN B2) |-> CopiesIn(e, B1) + CopiesIn(e, B2)]

\* Occurrences are taken away; what is left zero times or less vanishes.
B1 (-) B2 == [e \in {d \in DOMAIN B1 : CopiesIn(d, B1) > CopiesIn(d, B2)} |-> CopiesIn(e, B1) - CopiesIn(e, B2)]

\* The sum of f[x] over the x in S; by what every release of Functions has, since a file of that name takes its place.
LOCAL Total(f, S) == FoldFunctionOnSet(LAMBDA x, y : x + y, 0, f, S)

\* The sum of the bags in S, each taken once.
BagUnion(S) ==
  [e \in UNION {DOMAIN B : B \in S} |-> Total([B \in S |-> CopiesIn(e, B)], S)]

\* Every element occurs in B1 at most as often as in B2.
B1 \sqsubseteq B2 == \A e \in DOMAIN B1 : e \in DOMAIN B2 /\ B1[e] \leq B2[e]

\* All bags contained in B.
SubBag(B) ==
  LET Counts(S) == {f \in [S -> 1 .. Total(B, DOMAIN B)] : \A e \in S : f[e] \leq B[e]}
  IN UNION {Counts(S) : S \in SUBSET (DOMAIN B)}

\* The image of B under F; occurrences of what F maps to the same element add up.
BagOfAll(F(_), B) ==
  [e \in {F(d) : d \in DOMAIN B} |-> Total(B, {d \in DOMAIN B : F(d) = e})]

\* The number of occurrences in all.
BagCardinality(B) == Total(B, DOMAIN B)
=============================================================================

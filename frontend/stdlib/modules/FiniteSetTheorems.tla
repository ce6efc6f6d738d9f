------------------------- MODULE FiniteSetTheorems --------------------------
EXTENDS FiniteSets, Functions, WellFoundedInduction
\* Theorems about finite sets, which only proofs cite; they are stated here, not proved.
\* The finite ones among the subsets of S.
FiniteSubsetsOf(S) == {T \in SUBSET S : IsFiniteSet(T)}

\* Which sets are finite, and how many elements they have.
THEOREM FS_CardinalityType == \A S : IsFiniteSet(S) => Cardinality(S) \in Nat
THEOREM FS_NatBijection == \A S : IsFiniteSet(S) <=> \E n \in Nat : ExistsBijection(1..n, S)
THEOREM FS_CountingElements ==
  \A S : \A n \in Nat : ExistsBijection(1..n, S) => IsFiniteSet(S) /\ Cardinality(S) = n
THEOREM FS_EmptySet == IsFiniteSet({}) /\ \A S : IsFiniteSet(S) => (Cardinality(S) = 0 <=> S = {})
THEOREM FS_Singleton ==
  /\ \A x : IsFiniteSet({x}) /\ Cardinality({x}) = 1
  /\ \A S : IsFiniteSet(S) => (Cardinality(S) = 1 <=> \E x : S = {x})
THEOREM FS_Doubleton == \A S : IsFiniteSet(S) => (Cardinality(S) = 2 <=> \E x, y : x # y /\ S = {x, y})
THEOREM FS_Interval ==
  \A a, b \in Int : IsFiniteSet(a..b) /\ Cardinality(a..b) = IF a > b THEN 0 ELSE b - a + 1
THEOREM FS_BoundedSetOfNaturals ==
  ASSUME NEW S \in SUBSET Nat, NEW n \in Nat, \A s \in S : s <= n
  PROVE  IsFiniteSet(S) /\ Cardinality(S) <= n + 1

\* One element more, one less, parts and unions.
THEOREM FS_AddElement ==
  \A S, x : IsFiniteSet(S) =>
    IsFiniteSet(S \cup {x}) /\ Cardinality(S \cup {x}) = IF x \in S THEN Cardinality(S) ELSE Cardinality(S) + 1
THEOREM FS_RemoveElement ==
  \A S, x : IsFiniteSet(S) =>
    IsFiniteSet(S \ {x}) /\ Cardinality(S \ {x}) = IF x \in S THEN Cardinality(S) - 1 ELSE Cardinality(S)
THEOREM FS_Subset ==
  \A S : IsFiniteSet(S) => \A T \in SUBSET S :
    IsFiniteSet(T) /\ Cardinality(T) <= Cardinality(S) /\ (Cardinality(T) = Cardinality(S) => T = S)
THEOREM FS_Union ==
  \A S, T : IsFiniteSet(S) /\ IsFiniteSet(T) =>
    IsFiniteSet(S \cup T) /\ Cardinality(S \cup T) = Cardinality(S) + Cardinality(T) - Cardinality(S \cap T)
THEOREM FS_Intersection ==
  \A S, T : IsFiniteSet(S) =>
    /\ IsFiniteSet(S \cap T) /\ IsFiniteSet(T \cap S)
    /\ Cardinality(S \cap T) <= Cardinality(S)
THEOREM FS_Difference ==
  \A S, T : IsFiniteSet(S) =>
    IsFiniteSet(S \ T) /\ Cardinality(S \ T) = Cardinality(S) - Cardinality(S \cap T)
THEOREM FS_UNION == \A S : (IsFiniteSet(S) /\ \A T \in S : IsFiniteSet(T)) => IsFiniteSet(UNION S)
THEOREM FS_Product ==
  \A S, T : IsFiniteSet(S) /\ IsFiniteSet(T) =>
    IsFiniteSet(S \X T) /\ Cardinality(S \X T) = Cardinality(S) * Cardinality(T)
THEOREM FS_SUBSET == \A S : IsFiniteSet(S) => IsFiniteSet(SUBSET S) /\ Cardinality(SUBSET S) = 2 ^ Cardinality(S)
THEOREM FS_FiniteSubsetsOfFinite == \A S : IsFiniteSet(S) => FiniteSubsetsOf(S) = SUBSET S

\* Images and functions between finite sets.
THEOREM FS_Image ==
  ASSUME NEW f(_), NEW S, IsFiniteSet(S)
  PROVE  IsFiniteSet({f(x) : x \in S}) /\ Cardinality({f(x) : x \in S}) <= Cardinality(S)
THEOREM FS_Injection ==
  \A S, T : IsFiniteSet(T) /\ ExistsInjection(S, T) => IsFiniteSet(S) /\ Cardinality(S) <= Cardinality(T)
THEOREM FS_Surjection ==
  \A S, T : IsFiniteSet(S) /\ ExistsSurjection(S, T) => IsFiniteSet(T) /\ Cardinality(T) <= Cardinality(S)
THEOREM FS_Bijection ==
  \A S, T : IsFiniteSet(S) /\ ExistsBijection(S, T) => IsFiniteSet(T) /\ Cardinality(T) = Cardinality(S)
THEOREM FS_SameCardinalityBij ==
  \A S, T : IsFiniteSet(S) /\ IsFiniteSet(T) /\ Cardinality(S) = Cardinality(T) => ExistsBijection(S, T)
THEOREM FS_PigeonHole ==
  \A S, T : IsFiniteSet(S) /\ IsFiniteSet(T) /\ Cardinality(T) < Cardinality(S) =>
    \A f \in [S -> T] : \E x, y \in S : x # y /\ f[x] = f[y]

\* Induction over finite sets: by elements, and by proper inclusion.
THEOREM FS_Induction ==
  ASSUME NEW S, IsFiniteSet(S), NEW P(_), P({}), \A T, x : IsFiniteSet(T) /\ P(T) /\ x \notin T => P(T \cup {x})
  PROVE  P(S)
THEOREM FS_WFInduction ==
  ASSUME NEW P(_), NEW S, IsFiniteSet(S), \A T \in SUBSET S : (\A U \in (SUBSET T) \ {T} : P(U)) => P(T)
  PROVE  P(S)
THEOREM FS_StrictSubsetOrderingWellFounded == \A S : IsWellFoundedOn(StrictSubsetOrdering(S), FiniteSubsetsOf(S))
=============================================================================

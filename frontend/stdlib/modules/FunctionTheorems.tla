-------------------------- MODULE FunctionTheorems --------------------------
EXTENDS Functions, Integers, FiniteSets
\* Theorems about functions, which only proofs cite; they are stated here, not proved.
\* Sums of the values of a function on a finite set.
THEOREM SumFunctionNat ==
  ASSUME NEW S, IsFiniteSet(S), NEW f \in [S -> Nat]
  PROVE  SumFunction(f) \in Nat
THEOREM SumFunctionInt ==
  ASSUME NEW S, IsFiniteSet(S), NEW f \in [S -> Int]
  PROVE  SumFunction(f) \in Int
THEOREM SumFunctionZero ==
  ASSUME NEW S, IsFiniteSet(S), NEW f \in [S -> Nat]
  PROVE  SumFunction(f) = 0 <=> \A x \in S : f[x] = 0
THEOREM SumFunctionMonotonic ==
  ASSUME NEW S, IsFiniteSet(S), NEW f \in [S -> Int], NEW g \in [S -> Int], \A x \in S : f[x] <= g[x]
  PROVE  SumFunction(f) <= SumFunction(g)
THEOREM SumFunctionStrictlyMonotonic ==
  ASSUME NEW S, IsFiniteSet(S), NEW f \in [S -> Int], NEW g \in [S -> Int],
         \A x \in S : f[x] <= g[x], \E x \in S : f[x] < g[x]
  PROVE  SumFunction(f) < SumFunction(g)
=============================================================================

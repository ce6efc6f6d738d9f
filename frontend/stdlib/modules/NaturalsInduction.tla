------------------------- MODULE NaturalsInduction --------------------------
EXTENDS Integers
\* Induction over the natural numbers: theorems, which only proofs cite, and the predicates that they are about.

\* f is the function that Def defines by recursion from f0.
NatInductiveDefHypothesis(f, f0, Def(_, _)) ==
  f = CHOOSE g : g = [i \in Nat |-> IF i = 0 THEN f0 ELSE Def(g[i-1], i)]
NatInductiveDefConclusion(f, f0, Def(_, _)) ==
  f = [i \in Nat |-> IF i = 0 THEN f0 ELSE Def(f[i-1], i)]

\* The same for a domain m..n.
FiniteNatInductiveDefHypothesis(f, c, Def(_, _), m, n) ==
  f = CHOOSE g : g = [i \in m..n |-> IF i = m THEN c ELSE Def(g[i-1], i)]
FiniteNatInductiveDefConclusion(f, c, Def(_, _), m, n) ==
  f = [i \in m..n |-> IF i = m THEN c ELSE Def(f[i-1], i)]
\* Every natural has P when 0 has it and each natural hands it on to the next.
THEOREM NatInduction ==
  ASSUME NEW P(_), P(0), \A n \in Nat : P(n) => P(n+1)
  PROVE  \A n \in Nat : P(n)

\* The same, when all smaller ones hand it on together.
THEOREM GeneralNatInduction ==
  ASSUME NEW P(_), \A n \in Nat : (\A m \in 0..(n-1) : P(m)) => P(n)
  PROVE  \A n \in Nat : P(n)

THEOREM SmallestNatural ==
  ASSUME NEW P(_), NEW n \in Nat, P(n)
  PROVE  \E m \in 0..n : P(m) /\ \A k \in 0..(m-1) : ~ P(k)

\* A recursion that looks at smaller arguments only has a solution.
THEOREM RecursiveFcnOfNat ==
  ASSUME NEW Def(_, _),
         \A n \in Nat : \A g, h : (\A i \in 0..(n-1) : g[i] = h[i]) => Def(g, n) = Def(h, n)
  PROVE  LET f[n \in Nat] == Def(f, n) IN f = [n \in Nat |-> Def(f, n)]

THEOREM NatInductiveDef ==
  ASSUME NEW Def(_, _), NEW f, NEW f0, NatInductiveDefHypothesis(f, f0, Def)
  PROVE  NatInductiveDefConclusion(f, f0, Def)
THEOREM NatInductiveDefType ==
  ASSUME NEW Def(_, _), NEW S, NEW f, NEW f0 \in S, NatInductiveDefConclusion(f, f0, Def),
         \A v \in S, n \in Nat \ {0} : Def(v, n) \in S
  PROVE  f \in [Nat -> S]
THEOREM NatInductiveUnique ==
  ASSUME NEW Def(_, _), NEW f, NEW g, NEW f0, NatInductiveDefConclusion(f, f0, Def), NatInductiveDefConclusion(g, f0, Def)
  PROVE  f = g

THEOREM FiniteNatInductiveDef ==
  ASSUME NEW Def(_, _), NEW f, NEW c, NEW m \in Nat, NEW n \in Nat, FiniteNatInductiveDefHypothesis(f, c, Def, m, n)
  PROVE  FiniteNatInductiveDefConclusion(f, c, Def, m, n)
THEOREM FiniteNatInductiveDefType ==
  ASSUME NEW Def(_, _), NEW S, NEW f, NEW c \in S, NEW m \in Nat, NEW n \in Nat, FiniteNatInductiveDefConclusion(f, c, Def, m, n),
         \A v \in S, i \in (m+1)..n : Def(v, i) \in S
  PROVE  f \in [m..n -> S]
THEOREM FiniteNatInductiveUnique ==
  ASSUME NEW Def(_, _), NEW f, NEW g, NEW c, NEW m \in Nat, NEW n \in Nat,
         FiniteNatInductiveDefConclusion(f, c, Def, m, n), FiniteNatInductiveDefConclusion(g, c, Def, m, n)
  PROVE  f = g
=============================================================================

------------------------ MODULE WellFoundedInduction ------------------------
EXTENDS NaturalsInduction
\* Well-founded relations. A relation is a set of pairs; <<x, y>> \in R reads "x is below y".

IsTransitivelyClosedOn(R, S) ==
  \A i, j, k \in S : <<i, j>> \in R /\ <<j, k>> \in R => <<i, k>> \in R

\* No infinite descent.
IsWellFoundedOn(R, S) == ~ \E f \in [Nat -> S] : \A n \in Nat : <<f[n+1], f[n]>> \in R

\* The elements of S below x.
SetLessThan(x, R, S) == {y \in S : <<y, x>> \in R}

WFDefOn(R, S, Def(_, _)) ==
  \A g, h : \A x \in S : (\A y \in SetLessThan(x, R, S) : g[y] = h[y]) => Def(g, x) = Def(h, x)
OpDefinesFcn(f, S, Def(_, _)) == f = CHOOSE g : g = [x \in S |-> Def(g, x)]
WFInductiveDefines(f, S, Def(_, _)) == f = [x \in S |-> Def(f, x)]
WFInductiveUnique(S, Def(_, _)) ==
  \A g, h : WFInductiveDefines(g, S, Def) /\ WFInductiveDefines(h, S, Def) => g = h

\* x is smaller than y.
OpToRel(_\prec_, S) == {ss \in S \X S : ss[1] \prec ss[2]}

\* The pairs of integers above m in their order.
LessThanOn(S) == {ss \in S \X S : ss[1] < ss[2]}

\* Pairs ordered by their first, then their second component.
LexPairOrdering(R1, R2, S1, S2) ==
  {ss \in (S1 \X S2) \X (S1 \X S2) :
     \/ <<ss[1][1], ss[2][1]>> \in R1
     \/ ss[1][1] = ss[2][1] /\ <<ss[1][2], ss[2][2]>> \in R2}
LexProductOrdering(R, S, n) ==
  {ff \in [1..n -> S] \X [1..n -> S] :
     \E j \in 1..n : (\A i \in 1..(j-1) : ff[1][i] = ff[2][i]) /\ <<ff[1][j], ff[2][j]>> \in R}

\* Proper inclusion among the subsets of S.
StrictSubsetOrdering(S) == {ss \in (SUBSET S) \X (SUBSET S) : ss[1] \subseteq ss[2] /\ ss[1] # ss[2]}
=============================================================================

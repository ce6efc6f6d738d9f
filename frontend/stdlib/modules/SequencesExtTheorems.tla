------------------------ MODULE SequencesExtTheorems ------------------------
EXTENDS SequencesExt, SequenceTheorems
\* Theorems about sequences, which only proofs cite; they are stated here, not proved.
\* f is defined by recursion over the tail of its argument.
TailInductiveDefHypothesis(f, S, f0, Def(_, _)) ==
  f = CHOOSE g : g = [s \in Seq(S) |-> IF s = <<>> THEN f0 ELSE Def(g[Tail(s)], s)]
TailInductiveDefConclusion(f, S, f0, Def(_, _)) ==
  f = [s \in Seq(S) |-> IF s = <<>> THEN f0 ELSE Def(f[Tail(s)], s)]
THEOREM TailInductiveDef ==
  ASSUME NEW Def(_, _), NEW S, NEW f, NEW f0, TailInductiveDefHypothesis(f, S, f0, Def)
  PROVE  TailInductiveDefConclusion(f, S, f0, Def)
THEOREM TailInductiveDefType ==
  ASSUME NEW Def(_, _), NEW S, NEW T, NEW f, NEW f0 \in T, TailInductiveDefConclusion(f, S, f0, Def),
         \A v \in T, s \in Seq(S) : s # <<>> => Def(v, s) \in T
  PROVE  f \in [Seq(S) -> T]

\* The same from the other end.
FrontInductiveDefHypothesis(f, S, f0, Def(_, _)) ==
  f = CHOOSE g : g = [s \in Seq(S) |-> IF s = <<>> THEN f0 ELSE Def(g[Front(s)], s)]
FrontInductiveDefConclusion(f, S, f0, Def(_, _)) ==
  f = [s \in Seq(S) |-> IF s = <<>> THEN f0 ELSE Def(f[Front(s)], s)]
THEOREM FrontInductiveDef ==
  ASSUME NEW Def(_, _), NEW S, NEW f, NEW f0, FrontInductiveDefHypothesis(f, S, f0, Def)
  PROVE  FrontInductiveDefConclusion(f, S, f0, Def)
THEOREM FrontInductiveDefType ==
  ASSUME NEW Def(_, _), NEW S, NEW T, NEW f, NEW f0 \in T, FrontInductiveDefConclusion(f, S, f0, Def),
         \A v \in T, s \in Seq(S) : s # <<>> => Def(v, s) \in T
  PROVE  f \in [Seq(S) -> T]
=============================================================================

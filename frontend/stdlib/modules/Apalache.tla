------------------------------ MODULE Apalache ------------------------------
EXTENDS Integers, Sequences
\* Operators of the Apalache model checker, with the meaning that they have as plain TLA+.

x := e == x = e                       \* an assignment is an equation
Skolem(e) == e
Expand(S) == S
ConstCardinality(e) == e
SetAsFun(S) ==                        \* the function with the pairs <<argument, value>> in S
  LET D == {p[1] : p \in S}
  IN [d \in D |-> (CHOOSE p \in S : p[1] = d)[2]]
FunAsSeq(fn, len, maxLen) == [i \in 1..len |-> fn[i]]
MkSeq(N, F(_)) == [i \in 1..N |-> F(i)]
Repeat(F(_, _), N, x) ==              \* F(... F(F(x, 1), 2) ..., N)
  LET RECURSIVE Times(_)
      Times(n) == IF n = 0 THEN x ELSE F(Times(n - 1), n)
  IN Times(N)
ApaFoldSet(Op(_, _), v, S) ==
  LET RECURSIVE Fold(_, _)
      Fold(T, result) == IF T = {} THEN result
                         ELSE LET y == CHOOSE z \in T : TRUE
                              IN Fold(T \ {y}, Op(result, y))
  IN Fold(S, v)
ApaFoldSeqLeft(Op(_, _), v, seq) ==
  LET RECURSIVE Fold(_)
      Fold(n) == IF n = 0 THEN v ELSE Op(Fold(n - 1), seq[n])
  IN Fold(Len(seq))

\* Some value of bounded size; some element of S. Refused when a checked formula reaches them.
Gen(size) == {}
Guess(S) == {}
=============================================================================

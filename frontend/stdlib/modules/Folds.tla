-------------------------------- MODULE Folds -------------------------------
\* Folding over sets: the base of the other folds.

\* base when S is empty; else op applied to f(x) and the fold of the rest, where x = choose(S).
MapThenFoldSet(op(_, _), base, f(_), choose(_), S) ==
  LET RECURSIVE Fold(_)
      Fold(T) == IF T = {} THEN base
                 ELSE LET x == choose(T)
                      IN op(f(x), Fold(T \ {x}))
  IN Fold(S)
=============================================================================

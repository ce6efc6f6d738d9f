------------------------------ MODULE Functions -----------------------------
INSTANCE Naturals
INSTANCE Folds
\* Operators on functions.

\* f on the smaller domain S.
Restrict(f, S) == [x \in S |-> f[x]]

\* f on the arguments, or for the values, that pass the test.
RestrictDomain(f, Test(_)) == Restrict(f, {x \in DOMAIN f : Test(x)})
RestrictValues(f, Test(_)) ==
  LET S == {x \in DOMAIN f : Test(f[x])}
  IN Restrict(f, S)

\* f is g on a smaller domain.
IsRestriction(f, g) ==
  /\ DOMAIN f \subseteq DOMAIN g
  /\ \A x \in DOMAIN f : f[x] = g[x]

\* All values of f.
Range(f) == {f[x] : x \in DOMAIN f}

\* T applied at each argument to the values of f and g.
Pointwise(f, g, T(_, _)) == [e \in DOMAIN f |-> T(f[e], g[e])]

\* The function from T to S that undoes f: S -> T.
Inverse(f, S, T) == [t \in T |-> CHOOSE s \in S : t \in Range(f) => f[s] = t]

\* The function that undoes f.
AntiFunction(f) == Inverse(f, DOMAIN f, Range(f))

\* Different arguments have different values.
IsInjective(f) == \A a, b \in DOMAIN f : f[a] = f[b] => a = b

\* The functions from S to T that are one-to-one, onto, both.
Injection(S, T) == {M \in [S -> T] : \A a, b \in S : M[a] = M[b] => a = b}
Surjection(S, T) == {M \in [S -> T] : \A t \in T : \E s \in S : M[s] = t}
Bijection(S, T) == Injection(S, T) \cap Surjection(S, T)

\* There is one.
ExistsInjection(S, T) == Injection(S, T) # {}
ExistsSurjection(S, T) == Surjection(S, T) # {}
ExistsBijection(S, T) == Bijection(S, T) # {}

\* Folds the values of f into base, those with arguments in indices only.
\* The specification promises no order: op should not depend on it.
FoldFunctionOnSet(op(_, _), base, fun, indices) ==
  LET RECURSIVE Fold(_, _)
      Fold(T, result) == IF T = {} THEN result
                         ELSE LET i == CHOOSE j \in T : TRUE
                              IN Fold(T \ {i}, op(fun[i], result))
  IN Fold(indices, base)

\* All of them.
FoldFunction(op(_, _), base, fun) == FoldFunctionOnSet(op, base, fun, DOMAIN fun)

\* The sum of the values.
SumFunctionOnSet(fun, indices) == FoldFunctionOnSet(LAMBDA x, y : x + y, 0, fun, indices)
SumFunction(fun) == SumFunctionOnSet(fun, DOMAIN fun)
=============================================================================

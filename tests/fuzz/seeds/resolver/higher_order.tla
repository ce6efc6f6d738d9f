---- MODULE M ----
EXTENDS Integers, FiniteSets, TLC
RECURSIVE Sum(_, _), Even(_)
Sum(F(_), S) == IF S = {} THEN 0 ELSE LET x == CHOOSE y \in S : TRUE IN F(x) + Sum(F, S \ {x})
Even(n) == IF n = 0 THEN TRUE ELSE ~Even(n - 1)
Apply(Op(_, _), a, b) == Op(a, b)
fact[n \in Nat] == IF n = 0 THEN 1 ELSE n * fact[n - 1]
Both == Apply(+, 1, 2) + Apply(LAMBDA a, b : Sum(LAMBDA c : c * a, b), 2, {1, 2}) + fact[4]
ASSUME Even(4) /\ Cardinality(Permutations({1, 2})) = 2
Sub == Both!1 + Apply!(LAMBDA a, b : a, 1, 2)!1
====

\* run: check %s
\* exit: 12
---- MODULE recursion_over_a_growing_domain ----
\* Sums over the domain of a function that grows, by an operator, by one that carries the sum along, by a recursive function.
EXTENDS Integers, FiniteSets
VARIABLE shelf
RECURSIVE Sum(_, _), Carried(_, _)
Sum(f, S) == IF S = {} THEN 0 ELSE LET e == CHOOSE x \in S : TRUE IN f[e] + Sum(f, S \ {e})
Carried(S, n) == LET e == CHOOSE x \in S : TRUE
                 IN IF Cardinality(S) > 0 THEN Carried({x \in S : x # e}, n + shelf[e]) ELSE n
ByFunction == LET D[S \in SUBSET DOMAIN shelf] ==
                    IF S # {} THEN LET e == CHOOSE x \in S : TRUE IN D[S \ {e}] + shelf[e] ELSE 0
              IN D[DOMAIN shelf]
Put(m) == shelf' = [x \in DOMAIN shelf \cup {m} |-> IF x \in DOMAIN shelf THEN shelf[x] + (IF x = m THEN 1 ELSE 0) ELSE 1]
Init == shelf = [x \in {} |-> 0]
Next == \E row \in 1 .. 4, left \in BOOLEAN : Put([row |-> row, left |-> left, tag |-> <<row>>])
SumsAgree == Sum(shelf, DOMAIN shelf) = Carried(DOMAIN shelf, 0) /\ ByFunction = Carried(DOMAIN shelf, 0)
HasRoom == ByFunction < 5
====

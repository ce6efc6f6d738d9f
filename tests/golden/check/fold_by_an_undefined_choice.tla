\* run: check %s --length 3
\* exit: 76
---- MODULE fold_by_an_undefined_choice ----
\* A count does not look at the elements, but which one is taken away is decided by comparing them: not with a model value.
EXTENDS Integers, FiniteSets
CONSTANT none
VARIABLE S
RECURSIVE Count(_, _)
Count(T, n) == IF T = {} THEN n
               ELSE LET least == CHOOSE x \in T : \A y \in T : x <= y IN Count(T \ {least}, n + 1)
Init == S = {}
Next == \E x \in {1, 2} : S' = S \cup {x} \/ (S = {1, 2} /\ S' = S \cup {none})
Counted == Count(S, 0) = Cardinality(S)
====

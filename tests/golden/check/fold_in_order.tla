\* run: check %s --length 5
\* exit: 12
---- MODULE fold_in_order ----
\* Folds whose result depends on the order of the elements: by CHOOSE the least comes first, and by recursion it is outermost.
EXTENDS Integers, Sequences, FiniteSets, FiniteSetsExt, SequencesExt
VARIABLE S
RECURSIVE Less(_), Down(_), Until(_, _)
Less(T) == IF T = {} THEN 0 ELSE LET x == CHOOSE y \in T : TRUE IN x - Less(T \ {x})
Down(T) == IF T = {} THEN <<>> ELSE LET x == CHOOSE y \in T : \A z \in T : z <= y IN <<x>> \o Down(T \ {x})
Until(T, n) == IF T = {} THEN n
               ELSE LET x == CHOOSE y \in T : TRUE IN IF x > 5 THEN 100 + n ELSE Until(T \ {x}, 10 * n + x)
Digits == FoldSet(LAMBDA x, n : 10 * n + x, 0, S)
Init == S = {}
Next == \E x \in 1 .. 7 : S' = S \cup {x}
Ordered == /\ Down(S) = Reverse(SetToSeq(S))
           /\ FoldSet(LAMBDA x, s : Append(s, x), <<>>, S) = SetToSeq(S)
           /\ (Cardinality(S) = 2 => Less(S) < 0)
           /\ (S \subseteq 1 .. 5 => Until(S, 0) = Digits)
NotThat == Until(S, 0) # 123 \/ Less(S) # 2
====

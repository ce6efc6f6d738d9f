\* run: check %s --length 4
\* exit: 12
---- MODULE fold_that_departs ----
\* Recursions that look like folds and are none: the order is not that of the elements, more than the chosen one is taken away,
\* the set is split, there may be nothing to choose.
EXTENDS Integers, FiniteSets
VARIABLE S
Rank == <<2, 3, 1>>
RECURSIVE ByRank(_), Pairs(_), Split(_), Some(_)
ByRank(T) == IF T = {} THEN 0
             ELSE LET x == CHOOSE y \in T : \A z \in T : Rank[z] <= Rank[y] IN x - ByRank(T \ {x})
Pairs(T) == IF T = {} THEN 0
            ELSE LET x == CHOOSE y \in T : TRUE IN 1 + Pairs(T \ {x, x + 1})
Split(T) == IF Cardinality(T) <= 1 THEN Cardinality(T)
            ELSE LET x == CHOOSE y \in T : TRUE IN Split({y \in T : y <= x}) + Split({y \in T : y > x})
Some(T) == IF T = {} THEN 0 ELSE LET x == CHOOSE y \in T : y > 1 IN x + Some(T \ {x})
Init == S = {}
Next == \E x \in 1 .. 3 : S' = S \cup {x}
Counted == Split(S) = Cardinality(S) /\ Pairs(S) <= 2
Defined == 1 \notin S => Some(S) <= 5
Ranked == ByRank(S) # 4
====

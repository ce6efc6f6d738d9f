\* run: parse %s
\* exit: 0
---- MODULE shape_operand ----
EXTENDS Naturals, Sequences
VARIABLES set, flag
Init == set = {} /\ flag \in BOOLEAN
Next == set' = set \cup {1} /\ flag' = ~flag
Spec == Init /\ [][Next]_<<set, flag>>
Sum == set + 1
Call == flag[1]
Length == Len(set)
Union == UNION set
Chosen == \E x \in flag : TRUE
Decided == IF set THEN 1 ELSE 2
Key == [i \in 1..3 |-> i]["a"]
Fine == flag /\ set \subseteq Nat
====

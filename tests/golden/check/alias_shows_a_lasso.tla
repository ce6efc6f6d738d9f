\* run: check %s
\* exit: 13
---- MODULE alias_shows_a_lasso ----
EXTENDS Naturals, Sequences, TLCExt
VARIABLE x
Init == x = 0
Next == x' = IF x = 3 THEN 1 ELSE x + 1
Spec == Init /\ [][Next]_x /\ WF_x(Next)
Ends == <>[](x = 2)
Seen == [x |-> x, then |-> x', length |-> Len(Trace)]
====

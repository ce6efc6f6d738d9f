\* run: check %s --length 4
\* exit: 0
---- MODULE recursion_over_the_state ----
\* How deep Root recurs depends on the state: over no reachable forest does it go round in circles.
EXTENDS Naturals
VARIABLE parent
Nodes == 1 .. 3
RECURSIVE Root(_)
Root(n) == IF parent[n] = n THEN n ELSE Root(parent[n])
Init == parent = [n \in Nodes |-> n]
Next == \E a, b \in Nodes : Root(a) # Root(b) /\ parent' = [parent EXCEPT ![Root(a)] = Root(b)]
Spec == Init /\ [][Next]_parent
Rooted == \A n \in Nodes : parent[Root(n)] = Root(n)
====

\* run: check %s --length 4
\* exit: 20
---- MODULE recursion_without_end ----
\* Two nodes can become each other's parent; then Root has no end, which is said and not guessed away.
EXTENDS Naturals
VARIABLE parent
Nodes == 1 .. 3
RECURSIVE Root(_)
Root(n) == IF parent[n] = n THEN n ELSE Root(parent[n])
Init == parent = [n \in Nodes |-> n]
Next == \E a, b \in Nodes : parent[a] = a /\ parent' = [parent EXCEPT ![a] = b]
Rooted == \A n \in Nodes : Root(n) \in Nodes
====

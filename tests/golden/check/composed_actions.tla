\* run: check %s --length 4
\* exit: 12
---- MODULE composed_actions ----
\* A \cdot B is one step: what it passes through is no state of the behaviour, but decides how it goes on.
EXTENDS Naturals
VARIABLES x, passed
Init == x = 0 /\ passed = {}
Up == \E d \in {1, 3} : x' = x + d /\ UNCHANGED passed
Note == passed' = passed \cup {x} /\ UNCHANGED x
Halve == x % 4 = 0 /\ x' = x \div 2 /\ UNCHANGED passed
Next == (Up \cdot Note) \cdot Up \/ Up \cdot Halve
Even == x % 2 = 0
Passed == passed \subseteq {1, 3, 5}
====

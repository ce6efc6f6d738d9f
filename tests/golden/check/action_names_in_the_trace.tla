\* run: check %s
\* exit: 12
---- MODULE action_names_in_the_trace ----
EXTENDS Naturals
VARIABLES x, y
Init == x = 0 /\ y = 0
Add(n) == x' = x + n /\ UNCHANGED y
Copy == y # x /\ y' = x /\ UNCHANGED x
Next == \/ x = y /\ \E n \in {2} : Add(n)
        \/ Copy
Low == y < 4
====

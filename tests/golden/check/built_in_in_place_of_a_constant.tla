\* run: check %s
\* exit: 12
---- MODULE built_in_in_place_of_a_constant ----
CONSTANT Kind, Strict
VARIABLE x
Allowed(y) == y
Init == x \in Kind
Next == Allowed(x) /\ x' = ~Strict
Inv == x /\ ~ENABLED Next
====

\* run: induct %s --inv Inv
\* exit: 152
---- MODULE fail_no_set_for_a_variable ----
EXTENDS Naturals
VARIABLES x, y
Init == x = 0 /\ y = 0
Next == x' = x /\ y' = y
Inv == x \in Nat /\ y > x
====

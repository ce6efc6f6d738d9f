\* run: induct %s --inv Inv
\* exit: 152
---- MODULE fail_no_set_for_a_variable ----
EXTENDS Naturals, Sequences
VARIABLES x, y
Init == x = 0 /\ y = <<>>
Next == x' = x /\ y' = Append(y, x)
Inv == x \in Nat /\ Len(y) >= 0
====

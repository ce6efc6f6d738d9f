\* run: check %s --inv Inv
\* exit: 12
---- MODULE quantifier_that_is_not_linear ----
EXTENDS Integers
VARIABLES x, y
Init == x = 1 /\ y \in Nat
Next == x' = x * 2 /\ y' = y
Inv == \A i \in Nat : i * i # x * y + 2
====

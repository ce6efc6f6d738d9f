\* run: prove %s --inv Below
\* exit: 0
---- MODULE open_constants ----
\* For all values of the constants: the bound is none of their sizes.
EXTENDS Integers
CONSTANTS Limit, Step
ASSUME Limit \in Nat /\ Step \in Nat \ {0}
VARIABLE x
Init == x = 0
Next == IF x + Step <= Limit THEN x' = x + Step ELSE x' = 0
Below == x <= Limit
====

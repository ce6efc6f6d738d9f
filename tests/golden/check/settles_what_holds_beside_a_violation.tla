\* run: check %s --max-error 2 --inv Low,TypeOK --no-deadlock --init Init --next Next
\* exit: 12
---- MODULE settles_what_holds_beside_a_violation ----
EXTENDS Integers
VARIABLES x, y
\* Behaviours go on for as long as there are different states: only a proof settles TypeOK.
Init == x = 0 /\ y = 0
Next == x' = x + 1 /\ y' = (y + 1) % 2
TypeOK == x \in Nat /\ y \in 0..1
Low == x < 2
====

\* run: induct %s --inv Inv --implies Safe
\* exit: 0
---- MODULE proved_with_unbounded_integers ----
EXTENDS Integers
VARIABLES x, y
Init == x = 0 /\ y = 0
Grow == x' = x + 1 /\ y' = y + 2
Shrink == x > 0 /\ x' = x - 1 /\ y' = y - 2
Next == Grow \/ Shrink
TypeOK == x \in Nat /\ y \in Int
Double == y = 2 * x
Inv == TypeOK /\ Double
Safe == y # 1 /\ y >= 0
====

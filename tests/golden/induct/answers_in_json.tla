\* run: induct %s --inv Inv --implies Safe --json
\* exit: 21
---- MODULE answers_in_json ----
EXTENDS Naturals
VARIABLES x
Init == x = 0
Up == x' = x + 2
Next == Up
Inv == x \in Nat /\ x # 7
Safe == x # 9
====

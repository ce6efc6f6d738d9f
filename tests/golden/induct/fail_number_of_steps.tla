\* run: induct %s --inv Inv
\* exit: 152
---- MODULE fail_number_of_steps ----
EXTENDS Naturals, TLC
VARIABLE x
Init == x = 0
Next == x' = 1 - x
\* Of one step it would hold.
Inv == x \in 0..1 /\ TLCGet("level") < 5
====

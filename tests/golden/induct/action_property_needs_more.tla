\* run: induct %s --init Init --next Next --inv Inv --property Forward,Started
\* exit: 21
---- MODULE action_property_needs_more ----
\* From a state with lap = 1 and at = 3, which no behaviour reaches, the runner goes back.
EXTENDS Naturals
VARIABLES at, lap
Init == at = 0 /\ lap = 0
Run == at < 3 /\ at' = at + 1 /\ lap' = lap
Turn == lap = 1 /\ at = 3 /\ at' = 0 /\ lap' = 0
Next == Run \/ Turn
Inv == at \in 0..3 /\ lap \in 0..1
Forward == [][at' > at]_at
Started == at = 0 /\ [][lap' = lap]_at
====

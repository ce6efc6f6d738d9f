\* run: prove %s --init Init --next Next --inv Few --no-deadlock
\* exit: 12
---- MODULE finds_what_few_steps_lead_to ----
EXTENDS Integers
VARIABLES count, side
Init == count = 0 /\ side = 0
Next == count < 25 /\ count' = count + 1 /\ side' \in {side, 1 - side}
Few == count < 20
====

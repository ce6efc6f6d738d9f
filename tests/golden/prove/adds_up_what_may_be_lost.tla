\* run: prove %s --init Init --next Next --inv TypeOK,Enough --quiet
\* exit: 0
---- MODULE adds_up_what_may_be_lost ----
EXTENDS Integers
VARIABLES issued, used, lost
Init == issued = 0 /\ used = 0 /\ lost = 0
Use == issued < 10 /\ issued' = issued + 1 /\ used' = used + 1 /\ UNCHANGED lost
Lose == issued < 10 /\ issued' = issued + 1 /\ lost' = lost + 1 /\ UNCHANGED used
Expire == issued < 10 /\ issued' = issued + 1 /\ UNCHANGED <<used, lost>>
Next == Use \/ Lose \/ Expire \/ UNCHANGED <<issued, used, lost>>
TypeOK == issued \in Int /\ used \in Int /\ lost \in Int
Enough == used + lost <= 10
====

\* run: induct %s --init Init --next Next --inv Types,NearlyRight,Right --length 1
\* exit: 21
---- MODULE enabled_below_a_prime ----
EXTENDS Integers
VARIABLE x
Init == x = 0
Next == x' = 2 * x /\ x < 5
Types == x \in 0..20
NearlyRight == ~ENABLED (Next /\ x' > 6)
Right == ~ENABLED (Next /\ ~NearlyRight')
====

\* run: check %s --length 2
\* exit: 12
---- MODULE infinite_choice_of_the_first_state ----
EXTENDS Integers
VARIABLES n, m
Init == /\ \E k \in 0..1000000 : n = k
        /\ \E k \in Nat : k > n /\ m = k + k
Next == UNCHANGED <<n, m>>
Inv == n # 99999 \/ m < 200010
====

\* run: induct %s --init Init --next Next --inv Inv
\* exit: 21
---- MODULE function_without_end_breaks ----
EXTENDS Integers
VARIABLES f, g, at
Init == f \in [Int -> 0..3] /\ g = [n \in Nat |-> [full |-> FALSE, of |-> {}]] /\ at = 0
Next == /\ f' = [f EXCEPT ![at] = (@ + f[at + 1]) % 5]
        /\ g' = [g EXCEPT ![f[at]].full = TRUE, ![at * at].of = @ \cup {f[at]}]
        /\ at' = at - 1
Inv == f \in [Int -> 0..3] /\ g \in [Nat -> [full : BOOLEAN, of : SUBSET (0..3)]] /\ at \in Int
====

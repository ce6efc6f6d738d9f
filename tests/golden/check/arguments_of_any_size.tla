\* run: check %s --init Init --next Next --inv Few --no-deadlock --length 4
\* exit: 12
---- MODULE arguments_of_any_size ----
EXTENDS Integers, FiniteSets, TLC
VARIABLES bag, n
Init == bag = <<>> /\ n = 0
Add(m) == bag' = IF m \in DOMAIN bag THEN [bag EXCEPT ![m] = @ + 1] ELSE bag @@ (m :> 1)
Next == \/ \E k \in Nat : n' = n + k /\ UNCHANGED bag
        \/ Add([sum |-> n, twice |-> 2 * n]) /\ UNCHANGED n
Few == \A m \in DOMAIN bag : m.sum > 10 => bag[m] < 2
====

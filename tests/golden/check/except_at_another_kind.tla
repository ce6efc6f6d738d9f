\* run: check %s --length 3
\* exit: 75
---- MODULE except_at_another_kind ----
EXTENDS Naturals
VARIABLES f, key
Init == f = [i \in 1..2 |-> 0] /\ key = 1
Next == f' = [f EXCEPT ![key] = 1] /\ (key' = key + 1 \/ key' = "a")
====

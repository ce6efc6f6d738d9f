\* run: check %s --init Init --next Next --inv Never --length 3
\* exit: 12
---- MODULE arbitrary_function_at_first ----
EXTENDS Integers
VARIABLES f, seen
Init == f \in [Nat -> 0..3] /\ seen = <<0>>
Next == /\ UNCHANGED f
        /\ seen' = <<f[seen[1]], seen[1]>>
Never == ~(seen[1] = 3 /\ f[3] = 1 /\ f[1] = 2)
====

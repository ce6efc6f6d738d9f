\* run: induct %s --inv Inv
\* exit: 21
---- MODULE invariant_is_undefined_after_a_step ----
EXTENDS Integers
VARIABLES at, seen
Init == at = 1 /\ seen = [i \in 1..3 |-> FALSE]
Move == at' = at + 1 /\ UNCHANGED seen
Next == Move
Inv == at \in Nat /\ seen \in [1..3 -> {FALSE}] /\ ~seen[at]
====

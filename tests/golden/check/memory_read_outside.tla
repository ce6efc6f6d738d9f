\* run: check %s --init Init --next Next --inv Fits --no-deadlock --length 4
\* exit: 75
---- MODULE memory_read_outside ----
EXTENDS Integers
VARIABLES mem, at
Init == mem = [a \in 0..(2^32 - 1) |-> FALSE] /\ at = 2^32 - 3
Next == at' = at + 1 /\ mem' = [mem EXCEPT ![at - 1] = ~mem[at]]
Fits == mem \in [0..(2^32 - 1) -> BOOLEAN]
====

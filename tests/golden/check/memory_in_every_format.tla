\* run: check %s --init Init --next Next --inv Small --no-deadlock --length 2 --trace itf --trace json --trace tla
\* exit: 12
---- MODULE memory_in_every_format ----
EXTENDS Integers
VARIABLES mem, names
Init == mem = [a \in 0..(2^32 - 1) |-> 0] /\ names = [i, j \in Nat |-> "none"]
Next == /\ mem' = [mem EXCEPT ![2^31] = @ + 1, ![7] = -1]
        /\ names' = [names EXCEPT ![1, 2] = "some"]
Small == mem[2^31] + mem[7] < 1
====

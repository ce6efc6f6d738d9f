\* run: check %s --init Init --next Next --inv Kept --no-deadlock --length 3
\* exit: 12
---- MODULE block_is_cleared ----
EXTENDS Integers
VARIABLES mem, at
Init == mem = [a \in Nat |-> 0] /\ at = 0
Fill(n) == mem' = [a \in Nat |-> IF a \in at..at + 2 THEN n ELSE mem[a]] /\ at' = at + n
Clear == mem' = [a \in Nat |-> IF a = at THEN 0 ELSE mem[a]] /\ UNCHANGED at
Next == (\E n \in 1..2 : Fill(n)) \/ Clear
Kept == ~(at = 2 /\ mem[0] = 1 /\ mem[1] = 1 /\ mem[2] = 0)
====

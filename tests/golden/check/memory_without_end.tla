\* run: check %s --init Init --next Next --inv TypeOK,Fresh,Small --no-deadlock --length 4
\* exit: 12
---- MODULE memory_without_end ----
EXTENDS Integers
VARIABLES mem, next
Init == mem = [a \in Nat |-> 0] /\ next = 0
Alloc(n) == next' = next + n /\ UNCHANGED mem
Write(a, v) == a < next /\ mem' = [mem EXCEPT ![a] = v] /\ UNCHANGED next
Next == (\E n \in 1..5 : Alloc(n)) \/ (\E a \in Nat, v \in 0..3 : Write(a, v))
TypeOK == mem \in [Nat -> Int] /\ next \in Nat
Fresh == \A i \in Nat : i >= next => mem[i] = 0
Small == mem[2] + mem[7] < 4
====

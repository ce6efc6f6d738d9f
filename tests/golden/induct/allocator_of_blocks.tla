\* run: induct %s --init Init --next Next --inv Inv
\* exit: 0
---- MODULE allocator_of_blocks ----
\* Block b, of the blocks 0 .. count - 1, is start[b] .. start[b] + size[b] - 1.
EXTENDS Integers
VARIABLES mem, start, size, count, next
Init == mem = [a \in Nat |-> 0] /\ start = [b \in Nat |-> 0] /\ size = [b \in Nat |-> 0] /\ count = 0 /\ next = 0
Alloc(n) == /\ start' = [start EXCEPT ![count] = next] /\ size' = [size EXCEPT ![count] = n]
            /\ count' = count + 1 /\ next' = next + n /\ UNCHANGED mem
Write(b, k, v) == /\ b < count /\ k < size[b]
                  /\ mem' = [mem EXCEPT ![start[b] + k] = v] /\ UNCHANGED <<start, size, count, next>>
Next == (\E n \in Nat : Alloc(n)) \/ \E b, k \in Nat, v \in Int : Write(b, k, v)
TypeOK == mem \in [Nat -> Int] /\ start \in [Nat -> Nat] /\ size \in [Nat -> Nat] /\ count \in Nat /\ next \in Nat
Within == \A b \in Nat : b < count => start[b] + size[b] <= next
Fresh == \A i \in Nat : i >= next => mem[i] = 0
NoOverlap == \A b, c \in Nat : b < count /\ c < count /\ b # c => start[b] + size[b] <= start[c] \/ start[c] + size[c] <= start[b]
Inv == TypeOK /\ Within /\ NoOverlap /\ Fresh
====

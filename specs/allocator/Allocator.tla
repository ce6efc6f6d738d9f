----------------------------- MODULE Allocator -----------------------------
\* A memory of unbounded size, mem \in [Nat -> Int], and an allocator that hands out blocks one behind the other. Blocks may have any
\* length; a client writes anywhere in its block, any number. Two clients hold a block each. Never do two blocks overlap, and what
\* has not been handed out is zero. With `Careless` a client may write one cell behind its block, as loops that go to `<=` do.
EXTENDS Integers

CONSTANT Careless
ASSUME Careless \in BOOLEAN

Clients == {"p", "q"}

VARIABLES mem,    \* the memory
          next,   \* the first cell that has not been handed out
          start,  \* the first cell of each client's block
          length  \* the number of its cells; 0: it has none

vars == <<mem, next, start, length>>

Init == /\ mem = [a \in Nat |-> 0]
        /\ next = 0
        /\ start = [c \in Clients |-> 0]
        /\ length = [c \in Clients |-> 0]

Allocate(c, n) == /\ length[c] = 0
                  /\ start' = [start EXCEPT ![c] = next]
                  /\ length' = [length EXCEPT ![c] = n]
                  /\ next' = next + n
                  /\ UNCHANGED mem

Write(c, i, value) == /\ i <= length[c]
                      /\ i < length[c] \/ Careless
                      /\ length[c] > 0
                      /\ mem' = [mem EXCEPT ![start[c] + i] = value]
                      /\ UNCHANGED <<next, start, length>>

\* Cells are not used again.
Free(c) == /\ length[c] > 0
           /\ length' = [length EXCEPT ![c] = 0]
           /\ UNCHANGED <<mem, next, start>>

Next == \E c \in Clients :
          \/ \E n \in Nat \ {0} : Allocate(c, n)
          \/ \E i \in Nat, value \in Int : Write(c, i, value)
          \/ Free(c)
Spec == Init /\ [][Next]_vars

TypeOK == /\ mem \in [Nat -> Int]
          /\ next \in Nat
          /\ start \in [Clients -> Nat]
          /\ length \in [Clients -> Nat]
HandedOut == \A c \in Clients : length[c] > 0 => start[c] + length[c] <= next
NoOverlap == length["p"] > 0 /\ length["q"] > 0 =>
               start["p"] + length["p"] <= start["q"] \/ start["q"] + length["q"] <= start["p"]
FreshIsZero == \A a \in Nat : a >= next => mem[a] = 0
=============================================================================

\* run: check %s --length 1
\* exit: 20
---- MODULE deadlock_of_what_a_memory_holds ----
\* A choice that a function without end is applied to is not eliminated as if any value could be there: whether some cell holds 5
\* is not decided, and never said to be so.
EXTENDS Integers
VARIABLE mem
Init == mem \in [Nat -> 0..9]
Next == \E d \in Nat : mem[d] = 5 /\ mem' = [mem EXCEPT ![d] = 4]
====

\* run: check %s
\* exit: 76
---- MODULE undefined_in_an_invariant ----
EXTENDS Naturals
VARIABLE x
Init == x = 1
Next == x' = x + 1
Bounded == [i \in 1 .. 3 |-> i][x] < 10
====

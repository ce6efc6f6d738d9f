\* run: check %s
\* exit: 75
---- MODULE undefined_in_next ----
EXTENDS Naturals
VARIABLE x
Init == x = 1
Next == x' = [i \in 1 .. 3 |-> i + 1][x]
====

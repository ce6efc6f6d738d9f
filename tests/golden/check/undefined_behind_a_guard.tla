\* run: check %s --length 4
\* exit: 0
---- MODULE undefined_behind_a_guard ----
EXTENDS Naturals
VARIABLE x
Init == x = 1
Next == x' = IF x \in 1 .. 3 THEN [i \in 1 .. 3 |-> i][x] ELSE 0
Fine == x = 4 => [i \in 1 .. 3 |-> i][x] = 0
====

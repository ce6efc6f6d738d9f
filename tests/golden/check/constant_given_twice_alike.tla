\* run: check %s -c N=3 -c N=3
\* exit: 0
---- MODULE constant_given_twice_alike ----
EXTENDS Naturals
CONSTANTS N, Node
VARIABLE x
Init == x = 0 /\ Node # {}
Next == x' = (x + 1) % N
Low == x < N
====

\* run: check %s --inv Inv --no-deadlock
\* exit: 12
---- MODULE open_constant_of_instance ----
\* ENABLED of an instance reads constants that are left open, also where its own variables stand for others.
EXTENDS Integers
CONSTANT N
InRange(n) == n \in 1..3
ASSUME InRange(N)
VARIABLE x
---- MODULE Counter ----
CONSTANT K
VARIABLE v
More == v' = v + 1 /\ v' <= K + 1
Possible == ENABLED More
====
M == INSTANCE Counter WITH v <- x + 1, K <- N
Init == x = 0
Next == x' = (x + 1) % (N + 1)
Inv == M!Possible
====

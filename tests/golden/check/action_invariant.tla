\* run: check %s --inv Grows,Small
\* exit: 13
---- MODULE action_invariant ----
\* An invariant with primes holds of every step, also of those that change nothing.
EXTENDS Integers
VARIABLE x
Init == x = 0
Next == x' \in x..x + 1 /\ x' < 4
Small == x < 4
Grows == x' > x
====

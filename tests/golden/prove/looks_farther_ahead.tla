\* run: prove %s --init Init --next Next --inv Types,Never5
\* exit: 0
---- MODULE looks_farther_ahead ----
\* What is seen now is the difference two steps ago; everything else is doubled.
EXTENDS Integers
VARIABLES x, y, difference, seen
Init == x = 1 /\ y = 2 /\ difference = 0 /\ seen = 0
Next == x' = 2 * y /\ y' = 2 * (x + seen) /\ difference' = x - y /\ seen' = difference
Types == x \in Int /\ y \in Int /\ difference \in Int /\ seen \in Int
Never5 == seen # 5
====

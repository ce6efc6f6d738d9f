\* run: prove %s --init Init --next Next --inv Types,Never5 --quiet
\* exit: 0
---- MODULE looks_steps_ahead ----
EXTENDS Integers
VARIABLES x, y, difference
Init == x = 1 /\ y = 2 /\ difference = 0
Exchange == x' = 2 * y /\ y' = 2 * x /\ difference' = x - y
Clear == x' = 0 /\ UNCHANGED <<y, difference>>
Next == Exchange \/ Clear
Types == x \in Int /\ y \in Int /\ difference \in Int
Never5 == difference # 5
====

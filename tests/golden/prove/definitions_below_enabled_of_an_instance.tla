\* run: prove %s
\* exit: 0
---- MODULE definitions_below_enabled_of_an_instance ----
\* Twice and Other speak of the inner module's own variables where they stand below ENABLED: they say nothing of a state, so no
\* lemma is made of them.
EXTENDS Integers
---- MODULE Inner ----
VARIABLES v, w
Twice == 2 * v
Other == v + w
Step == Twice < 6 /\ Other >= 0 /\ v' = v + 1 /\ w' = w
Possible == ENABLED Step
====
VARIABLES x, c, d
I == INSTANCE Inner WITH v <- x + x, w <- x - x
Init == x = 0 /\ c = 0 /\ d = 0
Next == x' = x + (c - d) /\ c' = c + 1 /\ d' = d + 1
Inv == I!Possible
====

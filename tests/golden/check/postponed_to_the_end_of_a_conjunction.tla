\* run: check %s --length 3
\* exit: 0
---- MODULE postponed_to_the_end_of_a_conjunction ----
\* x' > 5 waits for x' = x, and being false it keeps Head(<<>>) from being asked.
EXTENDS Naturals, Sequences
VARIABLE x
Init == x = 0
Next == ((\E b \in {1} : x' > 5 /\ x' = x) /\ Head(<<>>) = 1) \/ x' = x
====

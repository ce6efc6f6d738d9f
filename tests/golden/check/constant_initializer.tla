\* run: check %s --cinit Few --inv Small
\* exit: 12
---- MODULE constant_initializer ----
\* The values that --cinit allows are all checked at once; the trace begins with those it needs.
EXTENDS Integers
CONSTANTS N, Step
VARIABLE x
Few == N \in 1..9 /\ \E k \in 1..2 : Step = 2 * k
Init == x = 0
Next == x' = x \/ (x + Step <= N /\ x' = x + Step)
Small == x < 5
====

\* run: simulate %s --length 3
\* exit: 20
---- MODULE composed_below_an_instance ----
\* Composing's y is no variable here, so ENABLED there is about a state of its own, between whose steps \cdot has nowhere to stand.
EXTENDS Naturals
VARIABLE x
M == INSTANCE Composing WITH y <- x + 1
Init == x = 0
Next == x' = x + 1
Inv == M!Can
====

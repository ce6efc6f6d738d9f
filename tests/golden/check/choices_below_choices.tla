\* run: check %s --length 1
\* exit: 13
---- MODULE choices_below_choices ----
EXTENDS Integers
VARIABLE x
Init == x = 1
Move(a) == \E b, c \in Nat : b < a /\ c > 2 /\ x' = x + a - b - c
Next == \E a \in Int : Move(a)
Down == [][x' < x]_x
====

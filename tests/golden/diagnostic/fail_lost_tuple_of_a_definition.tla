\* run: check %s
\* exit: 150
---- MODULE fail_lost_tuple_of_a_definition ----
VARIABLES x, y
vars == <>
Init == x = 0 /\ y = 0
Next == x' = y /\ y' = x
====

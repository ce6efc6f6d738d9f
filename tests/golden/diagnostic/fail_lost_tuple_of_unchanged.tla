\* run: check %s
\* exit: 150
---- MODULE fail_lost_tuple_of_unchanged ----
EXTENDS Naturals
VARIABLES x, y
Init == x = 0 /\ y = 0
Left == /\ x' = x + 1
        /\ UNCHANGED <>
Right == /\ y' = y + 1
         /\ UNCHANGED <>
Next == Left \/ Right
====

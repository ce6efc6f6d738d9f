\* run: check %s --config names_of_guarded_actions.cfg
\* exit: 12
---- MODULE names_of_guarded_actions ----
EXTENDS Naturals
CONSTANT Places
VARIABLES at, count
Near(a, b) == a # b /\ at = a
Move(a, b) == at' = b /\ count' = count + 1
Rest == /\ count < 2
        /\ count' = count + 1
        /\ UNCHANGED at
Init == at = "a" /\ count = 0
Next == \/ \E a, b \in Places : Near(a, b) /\ Move(a, b)
        \/ Rest
Visited == at # "c" \/ count < 3
====

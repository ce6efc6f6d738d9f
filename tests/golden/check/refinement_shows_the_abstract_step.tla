\* run: check %s
\* exit: 13
---- MODULE refinement_shows_the_abstract_step ----
\* Two shelves implement a store; both are filled in one step when they are equal and not empty.
EXTENDS Naturals
VARIABLES left, right, state
Init == left = 0 /\ right = 0 /\ state = "open"
Left == left' = left + 1 /\ UNCHANGED <<right, state>>
Right == right < left /\ right' = right + 1 /\ UNCHANGED <<left, state>>
Both == left = right /\ left > 0 /\ left' = left + 1 /\ right' = right + 1 /\ UNCHANGED state
Next == Left \/ Right \/ Both
Spec == Init /\ [][Next]_<<left, right, state>>
Store == INSTANCE AbstractStore WITH total <- left + right, open <- state = "open"
Refines == Store!Spec
====

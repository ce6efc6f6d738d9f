\* run: check %s --length 6
\* exit: 0
---- MODULE enabled_in_a_formula ----
\* ENABLED in invariants, a constraint and a guard, over actions that choose, that hide a guard behind names, and that can never be
\* taken; each says what a formula without ENABLED says.
EXTENDS Naturals
VARIABLES x, owner
Init == x = 0 /\ owner \in {"a", "b"}
Take(p) == owner # p /\ owner' = p /\ UNCHANGED x
Up == x < 4 /\ x' \in {x + 1, x + 2} /\ UNCHANGED owner
Away == \E S \in SUBSET (1 .. x) : S # {} /\ x' = 0 /\ UNCHANGED owner
Wait == ~ENABLED Up /\ x' = x /\ \E p \in {"a", "b"} : Take(p)
Next == Up \/ Wait
Guard == ENABLED Up <=> x < 4
Others == \A p \in {"a", "b"} : ENABLED Take(p) <=> owner # p
Chosen == ENABLED Away <=> x > 0
Changing == ~ENABLED <<Take(owner)>>_owner /\ ENABLED [Take(owner)]_<<x, owner>>
Within == ENABLED Next
====

\* run: check %s
\* exit: 14
---- MODULE assertion_fails ----
EXTENDS Naturals, TLC
VARIABLE x
Init == x = 0
Next == Assert(x < 2, <<"too far:", x>>) /\ x' = x + 1
====

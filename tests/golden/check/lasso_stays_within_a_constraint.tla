\* run: check %s
\* exit: 13
---- MODULE lasso_stays_within_a_constraint ----
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = x + 1
Spec == Init /\ [][Next]_x
Far == <>(x = 5)
Few == x < 1
====

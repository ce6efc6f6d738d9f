\* run: check %s
\* exit: 150
---- MODULE fail_precedence_conflict ----
VARIABLE x
Init == x = 0
Next == x' = x /\ x = 1 \/ x = 2
====

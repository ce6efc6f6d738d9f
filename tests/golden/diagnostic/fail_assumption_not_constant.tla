\* run: check %s
\* exit: 150
---- MODULE fail_assumption_not_constant ----
VARIABLE x
Init == x = 0
Next == x' = x
ASSUME x = 0
====

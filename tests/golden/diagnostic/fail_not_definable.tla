\* run: check %s
\* exit: 150
---- MODULE fail_not_definable ----
VARIABLE x
Init == x = 0
Next == x' = x
a \in b == TRUE
====

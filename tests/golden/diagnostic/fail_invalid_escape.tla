\* run: check %s
\* exit: 150
---- MODULE fail_invalid_escape ----
VARIABLE x
Init == x = 0
Next == x' = "a\qb"
====

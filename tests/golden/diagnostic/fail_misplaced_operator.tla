\* run: check %s
\* exit: 150
---- MODULE fail_misplaced_operator ----
VARIABLE x
Init == x = 0
Add(a, b) == a
Next == x' = Add
====

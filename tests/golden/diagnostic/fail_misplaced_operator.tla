\* run: check %s
\* exit: 150
---- MODULE fail_misplaced_operator ----
VARIABLE x
Init == x = 0
Id(a) == a
Next == x' = Id(LAMBDA a : a)
====

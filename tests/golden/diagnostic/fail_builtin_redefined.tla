\* run: check %s
\* exit: 150
---- MODULE fail_builtin_redefined ----
VARIABLE x
Init == x = 0
Next == x' = x
BOOLEAN == {1}
====

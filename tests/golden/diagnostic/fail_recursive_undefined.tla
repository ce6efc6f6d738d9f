\* run: check %s
\* exit: 150
---- MODULE fail_recursive_undefined ----
RECURSIVE Sum(_)
VARIABLE x
Init == x = 0
Next == x' = x
====

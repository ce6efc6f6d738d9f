\* run: check %s
\* exit: 150
---- MODULE fail_recursive_arity ----
RECURSIVE Sum(_)
Sum(a, b) == a
VARIABLE x
Init == x = 0
Next == x' = x
====

\* run: check %s
\* exit: 150
---- MODULE fail_arity_mismatch ----
VARIABLE x
Init == x = 0
Add(a, b) == a
Next == x' = Add(x)
====

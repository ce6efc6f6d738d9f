\* run: check %s
\* exit: 150
---- MODULE fail_undefined_name ----
VARIABLE x
Init == x = 0
Next == x' = Increment(x)
====

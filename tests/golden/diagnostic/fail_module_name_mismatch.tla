\* run: check %s
\* exit: 150
---- MODULE another_name ----
VARIABLE x
Init == x = 0
Next == x' = x
====

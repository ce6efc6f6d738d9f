\* run: check %s --length 2
\* exit: 0
---- MODULE default_behaviour ----
VARIABLE x
Init == x = 0
Next == x' = x
====

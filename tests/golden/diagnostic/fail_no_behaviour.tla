\* run: check %s
\* exit: 151
---- MODULE fail_no_behaviour ----
VARIABLE x
Init == x = 0
Next == x' = x
====

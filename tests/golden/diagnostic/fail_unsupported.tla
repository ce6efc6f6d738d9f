\* run: check %s
\* exit: 152
---- MODULE fail_unsupported ----
VARIABLE x
Init == x = 0
Next == x' = x
Alike == \A y : y = x
====

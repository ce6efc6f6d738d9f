\* run: check %s
\* exit: 150
---- MODULE fail_level_too_high ----
VARIABLE x
Init == x = 0
Next == x'' = 0
====

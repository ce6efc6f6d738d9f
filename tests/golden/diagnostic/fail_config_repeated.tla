\* run: check %s
\* exit: 151
---- MODULE fail_config_repeated ----
VARIABLE x
Init == x = 0
Next == x' = x
====

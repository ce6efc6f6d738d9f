\* run: check %s
\* exit: 151
---- MODULE fail_config_level ----
VARIABLE x
Init == x = 0
Next == x' = x
Safe == x' = 0
====

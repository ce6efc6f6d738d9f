\* run: check %s
\* exit: 151
---- MODULE fail_config_arity ----
VARIABLE x
Init == x = 0
Next == x' = x
Safe(y) == x = y
====

\* run: check %s
\* exit: 150
---- MODULE fail_module_not_closed ----
VARIABLE x
Init == x = 0

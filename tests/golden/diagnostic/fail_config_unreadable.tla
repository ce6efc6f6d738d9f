\* run: check %s --config no_such_file.cfg
\* exit: 151
---- MODULE fail_config_unreadable ----
VARIABLE x
Init == x = 0
Next == x' = x
====

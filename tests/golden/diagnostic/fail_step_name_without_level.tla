\* run: parse %s
\* exit: 150
---- MODULE fail_step_name_without_level ----
THEOREM TRUE
<*>a TRUE
<*> QED
====

\* run: check %s
\* exit: 150
---- MODULE fail_name_redefined ----
VARIABLE x
Init == x = 0
Next == x' = x
Next == x' = 1
====

\* run: parse %s
\* exit: 150
---- MODULE fail_diamond_of_action ----
VARIABLE x
Init == x = 0
Next == x' = x
Bad == <>(x' = x)
====

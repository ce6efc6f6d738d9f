\* run: check %s
\* exit: 152
---- MODULE fail_unsupported ----
VARIABLE x
Init == x = 0
Next == x' = x
Bad == \EE y : y = x
Live == <>(x = 1)
====

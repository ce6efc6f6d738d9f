\* run: check %s --length 1
\* exit: 0
---- MODULE config_value_for_no_constant ----
VARIABLE x
Init == x = 0
Next == x' = x
====

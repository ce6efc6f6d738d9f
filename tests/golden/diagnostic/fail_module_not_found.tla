\* run: check %s
\* exit: 150
---- MODULE fail_module_not_found ----
EXTENDS Nowhere
VARIABLE x
Init == x = 0
Next == x' = x
====

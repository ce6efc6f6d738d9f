\* run: check %s
\* exit: 150
---- MODULE fail_module_cycle ----
EXTENDS CycleA
VARIABLE x
Init == x = 0
Next == x' = x
====

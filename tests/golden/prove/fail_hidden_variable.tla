\* run: prove %s
\* exit: 152
---- MODULE fail_hidden_variable ----
EXTENDS Naturals
VARIABLE level
Init == level = 0
Next == level' = (level + 1) % 4
Small == level < 4
Shadowed == \EE shadow : []<>(shadow = level)
====

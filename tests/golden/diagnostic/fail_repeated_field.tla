\* run: check %s
\* exit: 150
---- MODULE fail_repeated_field ----
VARIABLE x
Init == x = 0
Next == x' = [a |-> 1, b |-> 2, a |-> 3]
====

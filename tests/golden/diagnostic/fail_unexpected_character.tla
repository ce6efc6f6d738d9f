\* run: check %s
\* exit: 150
---- MODULE fail_unexpected_character ----
VARIABLE x
Init == x = 0
Next == x' = x ` 1
====

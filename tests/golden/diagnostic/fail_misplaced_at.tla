\* run: check %s
\* exit: 150
---- MODULE fail_misplaced_at ----
VARIABLE x
Init == x = 0
Next == x' = @
====

\* run: check %s
\* exit: 150
---- MODULE fail_missing_substitution ----
I == INSTANCE Inner
VARIABLE x
Init == x = 0
Next == x' = x
====

\* run: check %s
\* exit: 150
---- MODULE fail_unclosed_bracket ----
VARIABLE x
Init == x = 0
Next == x' = (1 + [2)
====

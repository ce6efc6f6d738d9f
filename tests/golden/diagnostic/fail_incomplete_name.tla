\* run: check %s
\* exit: 150
---- MODULE fail_incomplete_name ----
I == INSTANCE Inner WITH Size <- 1
VARIABLE x
Init == x = 0
Next == x' = I
====

\* run: check %s
\* exit: 150
---- MODULE fail_repeated_substitution ----
I == INSTANCE Inner WITH Size <- 1, Size <- 2
VARIABLE x
Init == x = 0
Next == x' = x
====

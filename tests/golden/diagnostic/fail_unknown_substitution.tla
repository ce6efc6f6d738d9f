\* run: check %s
\* exit: 150
---- MODULE fail_unknown_substitution ----
I == INSTANCE Inner WITH Size <- 1, Length <- 2
VARIABLE x
Init == x = 0
Next == x' = x
====

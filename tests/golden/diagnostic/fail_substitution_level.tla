\* run: parse %s
\* exit: 150
---- MODULE fail_substitution_level ----
---- MODULE Inner ----
CONSTANT N
VARIABLE y
====
VARIABLE x
I == INSTANCE Inner WITH N <- x, y <- x'
====

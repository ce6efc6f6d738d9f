\* run: parse %s
\* exit: 150
---- MODULE fail_substitutions_together ----
---- MODULE Inner ----
CONSTANTS Op(_), N
Twice == Op(N)
====
VARIABLE x
Later(a) == a'
INSTANCE Inner WITH Op <- Later, N <- x'
====

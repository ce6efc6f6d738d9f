\* run: parse %s
\* exit: 150
---- MODULE fail_substitution_not_leibniz ----
---- MODULE Inner ----
CONSTANT Op(_)
====
Later(a) == a'
INSTANCE Inner WITH Op <- Later
====

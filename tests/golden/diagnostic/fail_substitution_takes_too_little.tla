\* run: parse %s
\* exit: 150
---- MODULE fail_substitution_takes_too_little ----
---- MODULE Inner ----
CONSTANT Op(_)
VARIABLE y
Next == Op(y')
====
VARIABLE x
Later(a) == a'
INSTANCE Inner WITH Op <- Later, y <- x
====

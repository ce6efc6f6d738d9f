\* run: parse %s
\* exit: 150
---- MODULE fail_arguments_together ----
VARIABLE x
Apply(Op(_), a) == Op(a)
Later(a) == a'
Next == Apply(Later, x')
====

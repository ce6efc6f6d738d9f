\* run: parse %s
\* exit: 150
---- MODULE fail_operator_wanted ----
Apply(Op(_), a) == Op(a)
Value == Apply(1, 2)
====

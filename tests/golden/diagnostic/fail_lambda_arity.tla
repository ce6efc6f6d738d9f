\* run: parse %s
\* exit: 150
---- MODULE fail_lambda_arity ----
Apply(Op(_), a) == Op(a)
Value == Apply(LAMBDA a, b : a, 2)
====

\* run: parse %s
\* exit: 150
---- MODULE fail_operator_argument_arity ----
Apply(Op(_), a) == Op(a)
Add(a, b) == a
Value == Apply(Add, 2)
Call(Op(_)) == Op(1)
Nested == Call(Call)
====

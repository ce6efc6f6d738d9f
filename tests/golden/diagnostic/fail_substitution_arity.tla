\* run: parse %s
\* exit: 150
---- MODULE fail_substitution_arity ----
---- MODULE Inner ----
CONSTANT Op(_)
====
Op(a, b) == a
INSTANCE Inner
====

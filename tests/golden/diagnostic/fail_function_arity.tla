\* run: parse %s
\* exit: 150
---- MODULE fail_function_arity ----
f[a, b \in {1, 2}] == a
Value == f[1, 2, 1]
====

\* run: parse %s
\* exit: 150
---- MODULE fail_label_arity ----
Value == \A a \in {} : lab(a) :: TRUE
Part == Value!lab(1, 2)
====

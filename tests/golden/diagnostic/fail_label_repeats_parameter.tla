\* run: parse %s
\* exit: 150
---- MODULE fail_label_repeats_parameter ----
Value == \A a \in {} : lab(a, a) :: TRUE
====

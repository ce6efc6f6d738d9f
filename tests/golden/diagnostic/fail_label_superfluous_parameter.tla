\* run: parse %s
\* exit: 150
---- MODULE fail_label_superfluous_parameter ----
Op(a) == \A b \in {} : lab(a, b) :: TRUE
====

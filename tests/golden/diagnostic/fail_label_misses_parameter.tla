\* run: parse %s
\* exit: 150
---- MODULE fail_label_misses_parameter ----
Value == \A a \in {} : lab :: TRUE
====

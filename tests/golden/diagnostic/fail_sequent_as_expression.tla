\* run: parse %s
\* exit: 150
---- MODULE fail_sequent_as_expression ----
THEOREM Named == ASSUME TRUE PROVE TRUE
Value == Named
====

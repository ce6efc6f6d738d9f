\* run: parse %s
\* exit: 150
---- MODULE fail_hide_of_expression ----
Value == TRUE
HIDE Value
====

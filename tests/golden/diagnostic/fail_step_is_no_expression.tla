\* run: parse %s
\* exit: 150
---- MODULE fail_step_is_no_expression ----
THEOREM TRUE
<1>1 HAVE TRUE
<1>2 <1>1 /\ TRUE
<1> QED
====

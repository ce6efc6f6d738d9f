\* run: parse %s
\* exit: 150
---- MODULE fail_temporal_operand_action ----
VARIABLE x
Init == x = 0
Next == x' = x
Bad == (x' = x) ~> (x = 0)
====

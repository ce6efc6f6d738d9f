\* run: parse %s
\* exit: 150
---- MODULE fail_action_in_temporal ----
VARIABLE x
Init == x = 0
Next == x' = x
Bad == (x' = x) /\ [](x = 0)
====

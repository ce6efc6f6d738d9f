\* run: parse %s
\* exit: 150
---- MODULE fail_action_bound ----
VARIABLE x
Live == \A s \in {x'} : <>(x = s)
====

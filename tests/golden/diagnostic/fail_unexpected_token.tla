\* run: check %s
\* exit: 150
---- MODULE fail_unexpected_token ----
VARIABLE x
Init == x = 0
Next == x' = [a |-> 1, |-> 2]
====

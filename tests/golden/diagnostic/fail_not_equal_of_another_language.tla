\* run: check %s
\* exit: 150
---- MODULE fail_not_equal_of_another_language ----
VARIABLE x
Init == x = 0
Next == x <> 1 /\ x' = 1
====

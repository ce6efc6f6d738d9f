\* run: check %s --no-such-option
\* exit: 151
---- MODULE fail_unknown_option ----
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x < 2 /\ x' = x + 1
====

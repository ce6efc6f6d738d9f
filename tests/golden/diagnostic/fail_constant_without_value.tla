\* run: check %s
\* exit: 151
---- MODULE fail_constant_without_value ----
EXTENDS Naturals
CONSTANT Limit
VARIABLE x
Init == x = 0
Next == x < Limit /\ x' = x + 1
====

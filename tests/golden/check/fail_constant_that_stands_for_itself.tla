\* run: check %s -c N=N+1
\* exit: 151
---- MODULE fail_constant_that_stands_for_itself ----
EXTENDS Naturals
CONSTANT N
VARIABLE x
Init == x = 0
Next == x' = x
====

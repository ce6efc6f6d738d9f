\* run: prove %s --inv Longer
\* exit: 152
---- MODULE fail_trace_invariant ----
EXTENDS Integers, Sequences
VARIABLE x
Init == x = 0
Next == x' = x + 1
Longer(states) == Len(states) > x
====

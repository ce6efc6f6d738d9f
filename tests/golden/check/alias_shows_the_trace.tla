\* run: check %s --length 2
\* exit: 12
---- MODULE alias_shows_the_trace ----
EXTENDS Naturals, Sequences, TLCExt
VARIABLE x
Init == x = 0
Next == x' = x + 1
Small == x < 2
Seen == [x |-> x, before |-> [i \in DOMAIN Trace |-> Trace[i].x]]
====

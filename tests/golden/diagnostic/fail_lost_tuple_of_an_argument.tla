\* run: check %s
\* exit: 150
---- MODULE fail_lost_tuple_of_an_argument ----
EXTENDS Sequences
VARIABLE queue
Init == queue = Append(<>, 1)
Next == queue' = queue
====

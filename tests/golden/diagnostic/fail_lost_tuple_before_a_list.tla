\* run: check %s
\* exit: 150
---- MODULE fail_lost_tuple_before_a_list ----
EXTENDS Sequences
VARIABLE queue
Init == queue = <<1>>
Next == queue # <> /\ queue' = Tail(queue)
====

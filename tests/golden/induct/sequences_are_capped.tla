\* run: induct %s --inv Inv
\* exit: 20
---- MODULE sequences_are_capped ----
EXTENDS Naturals, Sequences
VARIABLE queue
Init == queue = <<>>
Put(x) == queue' = Append(queue, x)
Get == queue # <<>> /\ queue' = Tail(queue)
Next == Get \/ \E x \in {"a", "b"} : Put(x)
Inv == queue \in Seq({"a", "b"})
====

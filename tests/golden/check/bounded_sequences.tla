\* run: check %s --inv TypeOK,Short --no-deadlock
\* exit: 12
---- MODULE bounded_sequences ----
\* Sets of sequences whose length a conjunct bounds.
EXTENDS Integers, Sequences
VARIABLES queue, last
Messages(n) == {q \in Seq({1, 2, 3}) : Len(q) <= n /\ (q # << >> => Head(q) # 2)}
Init == queue \in {q \in Seq(BOOLEAN) : 2 > Len(q)} /\ last = 0
Next == queue' \in Messages(3) /\ last' \in {Len(queue), Len(queue')}
TypeOK == last <= 3
Short == queue # <<3, 2, 1>>
====

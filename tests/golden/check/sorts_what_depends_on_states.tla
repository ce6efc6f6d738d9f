\* run: check %s --inv Sorted,SameElements,Few --no-deadlock
\* exit: 12
---- MODULE sorts_what_depends_on_states ----
\* SortSeq of sequences whose length and elements depend on the state; what is equal keeps its order.
EXTENDS Integers, Sequences, SequencesExt, TLC
VARIABLES jobs, seen
Init == jobs = << >> /\ seen = {}
Before(a, b) == a[1] < b[1]
Next == \E k \in 1..2, n \in {"a", "b"} :
          /\ Len(jobs) < 3
          /\ jobs' = SortSeq(Append(jobs, <<k, n>>), Before)
          /\ seen' = seen \cup {k}
Sorted == /\ \A i \in 1..Len(jobs) - 1 : jobs[i][1] <= jobs[i + 1][1]
          /\ Len(SetToSortSeq(seen, >)) = 2 => SetToSortSeq(seen, >) = <<2, 1>>
SameElements == {jobs[i][1] : i \in DOMAIN jobs} = seen
Few == jobs # << <<1, "b">>, <<1, "a">>, <<2, "b">> >>
====

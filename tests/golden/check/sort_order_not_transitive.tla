\* run: check %s --inv Few --no-deadlock --length 3
\* exit: 20
---- MODULE sort_order_not_transitive ----
\* Which sequence it gives depends on how it is sorted: unknown, once there are three elements that go round.
EXTENDS Integers, Sequences, TLC
VARIABLE s
Init == s = << >>
Beats(a, b) == <<a, b>> \in { <<1, 2>>, <<2, 3>>, <<3, 1>> }
Next == \E k \in 1..3 : s' = SortSeq(Append(s, k), Beats)
Few == Len(s) < 4
====

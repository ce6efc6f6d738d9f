---------------------------- MODULE VectorClocks ----------------------------
LOCAL INSTANCE Naturals
LOCAL INSTANCE Sequences
\* Vector clocks: functions from nodes to counts; a node that a clock does not name counts zero.

LOCAL Count(vc, n) == IF n \in DOMAIN vc THEN vc[n] ELSE 0
LOCAL Before(vc1, vc2) ==
  /\ \A n \in DOMAIN vc1 \cup DOMAIN vc2 : Count(vc1, n) \leq Count(vc2, n)
  /\ \E n \in DOMAIN vc1 \cup DOMAIN vc2 : Count(vc1, n) < Count(vc2, n)

\* No entry of the log stands after one that it happened before.
IsCausalOrder(log, clock(_)) ==
  \A i \in 1..Len(log) : \A j \in 1..(i-1) : ~ Before(clock(log[i]), clock(log[j]))

\* The log, reordered so. Refused when a checked formula reaches it.
CausalOrder(log, clock(_), node(_), domain(_)) == {}
=============================================================================

---------------------------- MODULE VectorClocks ----------------------------
LOCAL INSTANCE Naturals
LOCAL INSTANCE Sequences
\* Vector clocks: functions from nodes to counts; a node that a clock does not name counts zero.

LOCAL Count(vc, n) == IF n \in DOMAIN vc THEN vc[n] ELSE 0
LOCAL Nodes(vc1, vc2) == DOMAIN vc1 \cup DOMAIN vc2
LOCAL Before(vc1, vc2) ==
  /\ \A n \in Nodes(vc1, vc2) : Count(vc1, n) \leq Count(vc2, n)
  /\ \E n \in Nodes(vc1, vc2) : Count(vc1, n) < Count(vc2, n)
LOCAL Concurrent(vc1, vc2) ==
  /\ \E n \in Nodes(vc1, vc2) : Count(vc1, n) < Count(vc2, n)
  /\ \E n \in Nodes(vc1, vc2) : Count(vc1, n) > Count(vc2, n)

\* Each entry of the log happened after those above it, or at the same time.
IsCausalOrder(log, clock(_)) ==
  \A i \in 1..Len(log) : \A j \in 1..(i-1) :
    Before(clock(log[j]), clock(log[i])) \/ Concurrent(clock(log[j]), clock(log[i]))

\* The log, reordered so: each time the first entry that no other one left happened before.
CausalOrder(log, clock(_), node(_), domain(_)) ==
  LET RECURSIVE Ordered(_, _)
      Ordered(left, done) ==
        IF left = <<>> THEN done
        ELSE LET next == CHOOSE i \in 1..Len(left) :
                           /\ \A j \in 1..Len(left) : ~ Before(clock(left[j]), clock(left[i]))
                           /\ \A k \in 1..(i-1) : \E j \in 1..Len(left) : Before(clock(left[j]), clock(left[k]))
             IN Ordered(SubSeq(left, 1, next - 1) \o SubSeq(left, next + 1, Len(left)), Append(done, left[next]))
  IN Ordered(log, <<>>)
=============================================================================

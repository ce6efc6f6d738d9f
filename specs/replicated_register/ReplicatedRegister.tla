------------------------- MODULE ReplicatedRegister -------------------------
(* A register kept on three replicas: one writer, two readers, messages of   *)
(* four shapes in one set. Readers return the newest value that a majority   *)
(* knows but, unlike in the full protocol, do not write it back; so a read   *)
(* that starts after another has ended may return an older value.            *)
EXTENDS Integers, FiniteSets

CONSTANT Replicas

Readers == {1, 2}  \* the second reads after the first

Majorities == {Q \in SUBSET Replicas : 2 * Cardinality(Q) > Cardinality(Replicas)}

VARIABLES
  stored,   \* replica -> stamp of the newest value it has seen
  written,  \* stamp of the last write begun
  reads,    \* reader -> [phase, result], the result -1 until the read has ended
  net       \* messages sent

vars == <<stored, written, reads, net>>

Message ==
       [kind : {"store"}, stamp : Nat]
  \cup [kind : {"stored"}, by : Replicas, stamp : Nat]
  \cup [kind : {"ask"}, reader : Readers]
  \cup [kind : {"answer"}, reader : Readers, by : Replicas, stamp : Nat]

TypeOK ==
  /\ stored \in [Replicas -> Nat]
  /\ written \in Nat
  /\ reads \in [Readers -> [phase : {"idle", "asking", "ended"}, result : Int]]
  /\ net \subseteq Message

Init ==
  /\ stored = [r \in Replicas |-> 0]
  /\ written = 0
  /\ reads = [c \in Readers |-> [phase |-> "idle", result |-> -1]]
  /\ net = {}

BeginWrite ==
  /\ written = 0
  /\ written' = 1
  /\ net' = net \cup {[kind |-> "store", stamp |-> 1]}
  /\ UNCHANGED <<stored, reads>>

Store(r) ==
  \E m \in net :
    /\ m.kind = "store"
    /\ m.stamp > stored[r]
    /\ stored' = [stored EXCEPT ![r] = m.stamp]
    /\ net' = net \cup {[kind |-> "stored", by |-> r, stamp |-> m.stamp]}
    /\ UNCHANGED <<written, reads>>

BeginRead(c) ==
  /\ reads[c].phase = "idle"
  /\ \A d \in Readers : d < c => reads[d].phase = "ended"
  /\ reads' = [reads EXCEPT ![c].phase = "asking"]
  /\ net' = net \cup {[kind |-> "ask", reader |-> c]}
  /\ UNCHANGED <<stored, written>>

Answer(r) ==
  \E m \in net :
    /\ m.kind = "ask"
    /\ \A n \in net : n.kind = "answer" => ~(n.by = r /\ n.reader = m.reader)
    /\ net' = net \cup {[kind |-> "answer", reader |-> m.reader, by |-> r, stamp |-> stored[r]]}
    /\ UNCHANGED <<stored, written, reads>>

EndRead(c) ==
  LET answers == {m \in net : m.kind = "answer" /\ m.reader = c}
  IN  /\ reads[c].phase = "asking"
      /\ \E Q \in Majorities :
           LET heard == {m \in answers : m.by \in Q}
           IN  /\ {m.by : m \in heard} = Q
               /\ \E newest \in heard :
                    /\ \A m \in heard : m.stamp <= newest.stamp
                    /\ reads' = [reads EXCEPT ![c] = [phase |-> "ended", result |-> newest.stamp]]
      /\ UNCHANGED <<stored, written, net>>

Next ==
  \/ BeginWrite
  \/ \E r \in Replicas : Store(r) \/ Answer(r)
  \/ \E c \in Readers : BeginRead(c) \/ EndRead(c)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
\* No value out of thin air.
ReadsWereWritten == \A c \in Readers : reads[c].result <= written

\* Violated: the second reader may return what was there before the first one's result.
NoOldAfterNew == reads[2].phase = "ended" => reads[2].result >= reads[1].result
=============================================================================

\* run: check %s
\* exit: 12
---- MODULE trace_shows_every_kind_of_value ----
EXTENDS Integers, Sequences, FiniteSets, TLC
CONSTANTS None, Node
VARIABLES number, text, set, tuple, record, function, nested, maybe, empty
vars == <<number, text, set, tuple, record, function, nested, maybe, empty>>

Init ==
  /\ number = -3
  /\ text = "a\"b"
  /\ set = {3, 1, 2}
  /\ tuple = <<1, TRUE, "c">>
  /\ record = [b |-> 1, a |-> {}]
  /\ function = [i \in 0 .. 2 |-> i * i]
  /\ nested = [n \in {Node} |-> [inbox |-> <<{1}, {}>>, seen |-> [k \in {2, 5} |-> k]]]
  /\ maybe = None
  /\ empty = <<>>

Set(to) ==
  /\ maybe = None
  /\ maybe' = to
  /\ number' = number + 1000000000000
  /\ set' = set \ {1}
  /\ function' = [function EXCEPT ![1] = @ + 6]
  /\ nested' = [nested EXCEPT ![Node].inbox[2] = {7}]
  /\ UNCHANGED <<text, tuple, record, empty>>

Grow ==
  /\ maybe # None
  /\ empty' = Append(empty, maybe)
  /\ maybe' = None
  /\ UNCHANGED <<number, text, set, tuple, record, function, nested>>

Next == (\E to \in {41 + 1} : Set(to)) \/ Grow
StillEmpty == Len(empty) = 0
====

---------------------------- MODULE BoundedQueue -----------------------------
(* A producer and a consumer share a queue of a few slots. The producer       *)
(* numbers what it puts in; the consumer checks that nothing is lost,         *)
(* doubled or out of order.                                                   *)
EXTENDS Integers, Sequences

CONSTANT Slots

VARIABLES
  queue,
  next,      \* the number of the next item to be put in
  expected,  \* the number of the next item to be consumed
  holding    \* the item fetched and not yet consumed; 0: none

vars == <<queue, next, expected, holding>>

Nothing == 0

Init ==
  /\ queue = <<>>
  /\ next = 1
  /\ expected = 1
  /\ holding = Nothing

Put ==
  /\ Len(queue) < Slots
  /\ queue' = Append(queue, next)
  /\ next' = next + 1
  /\ UNCHANGED <<expected, holding>>

Fetch ==
  /\ queue # <<>>
  /\ holding = Nothing
  /\ holding' = Head(queue)
  /\ queue' = Tail(queue)
  /\ UNCHANGED <<next, expected>>

Consume ==
  /\ holding # Nothing
  /\ expected' = holding + 1
  /\ holding' = Nothing
  /\ UNCHANGED <<queue, next>>

Next == Put \/ Fetch \/ Consume

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
Fits == Len(queue) <= Slots
InOrder ==
  /\ holding # Nothing => holding = expected
  /\ LET first == IF holding = Nothing THEN expected ELSE expected + 1
     IN \A i \in 1 .. Len(queue) : queue[i] = first + i - 1
=============================================================================

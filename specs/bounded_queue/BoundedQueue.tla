---------------------------- MODULE BoundedQueue -----------------------------
(* A producer numbers what it puts into a queue with a few slots; a consumer  *)
(* takes an item out and checks it off. Numbers have no bound.                *)
EXTENDS Naturals, Sequences

CONSTANT Slots

VARIABLES
  queue,
  made,     \* number of the last item put in
  checked,  \* number of the last item checked off
  hand      \* the item taken out and not yet checked off; 0: none

vars == <<queue, made, checked, hand>>

Init == queue = <<>> /\ made = 0 /\ checked = 0 /\ hand = 0

Put ==
  /\ Len(queue) < Slots
  /\ made' = made + 1
  /\ queue' = Append(queue, made')
  /\ UNCHANGED <<checked, hand>>

Take ==
  /\ queue # <<>>
  /\ hand = 0
  /\ hand' = Head(queue)
  /\ queue' = Tail(queue)
  /\ UNCHANGED <<made, checked>>

CheckOff ==
  /\ hand # 0
  /\ checked' = hand
  /\ hand' = 0
  /\ UNCHANGED <<queue, made>>

Next == Put \/ Take \/ CheckOff
Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
Fits == Len(queue) <= Slots

\* Nothing is lost, doubled or out of order.
InOrder ==
  /\ hand # 0 => hand = checked + 1
  /\ \A i \in 1 .. Len(queue) : queue[i] = i + (IF hand = 0 THEN checked ELSE checked + 1)
=============================================================================

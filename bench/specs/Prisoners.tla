------------------------------ MODULE Prisoners ------------------------------
(* Prisoners are led, one at a time, into a room with two switches and must   *)
(* move one of them. One of them counts; each other one moves the first       *)
(* switch up twice at most, for its position at the start is not known.       *)
EXTENDS Integers, FiniteSets

CONSTANTS Prisoners, Counting
Others == Prisoners \ {Counting}

VARIABLES up, other, visits, count, led

vars == <<up, other, visits, count, led>>

Init ==
  /\ up \in BOOLEAN
  /\ other \in BOOLEAN
  /\ visits = [p \in Others |-> 0]
  /\ count = 0
  /\ led = {}

Count ==
  /\ led' = led \cup {Counting}
  /\ IF up THEN up' = FALSE /\ count' = count + 1 /\ UNCHANGED other
           ELSE other' = ~ other /\ UNCHANGED <<up, count>>
  /\ UNCHANGED visits

Visit(p) ==
  /\ led' = led \cup {p}
  /\ IF ~ up /\ visits[p] < 2
       THEN up' = TRUE /\ visits' = [visits EXCEPT ![p] = @ + 1] /\ UNCHANGED other
       ELSE other' = ~ other /\ UNCHANGED <<up, visits>>
  /\ UNCHANGED count

Next == Count \/ \E p \in Others : Visit(p)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
Announced == count = 2 * Cardinality(Others)
Sound == Announced => led = Prisoners
=============================================================================

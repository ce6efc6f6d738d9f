------------------------------- MODULE Bakery --------------------------------
(* Lamport's bakery, for mutual exclusion without any atomic operation but   *)
(* reading or writing one variable. A process takes a number above all that  *)
(* it has seen, then waits for those with smaller numbers, one by one.       *)
(* Numbers grow without bound.                                               *)
EXTENDS Integers

CONSTANT N

Procs == 1 .. N

VARIABLES
  pc,        \* "out", "look", "take", "shown", "pick", "wait", "in"
  number,    \* process -> its number, 0: none
  choosing,  \* process -> is about to take a number
  left,      \* process -> those it has still to look at
  highest,   \* process -> highest number it has seen
  ahead      \* process -> the one it waits for

vars == <<pc, number, choosing, left, highest, ahead>>

Others(p) == Procs \ {p}
Before(m, p, n, q) == m < n \/ (m = n /\ p < q)
Goto(p, to) == pc' = [pc EXCEPT ![p] = to]

Init ==
  /\ pc = [p \in Procs |-> "out"]
  /\ number = [p \in Procs |-> 0]
  /\ choosing = [p \in Procs |-> FALSE]
  /\ left = [p \in Procs |-> {}]
  /\ highest = [p \in Procs |-> 0]
  /\ ahead = [p \in Procs |-> p]

Arrive(p) ==
  /\ pc[p] = "out"
  /\ Goto(p, "look")
  /\ choosing' = [choosing EXCEPT ![p] = TRUE]
  /\ left' = [left EXCEPT ![p] = Others(p)]
  /\ highest' = [highest EXCEPT ![p] = 0]
  /\ UNCHANGED <<number, ahead>>

Look(p, q) ==
  /\ pc[p] = "look"
  /\ q \in left[p]
  /\ left' = [left EXCEPT ![p] = @ \ {q}]
  /\ highest' = [highest EXCEPT ![p] = IF number[q] > @ THEN number[q] ELSE @]
  /\ UNCHANGED <<pc, number, choosing, ahead>>

Looked(p) ==
  /\ pc[p] = "look"
  /\ left[p] = {}
  /\ Goto(p, "take")
  /\ UNCHANGED <<number, choosing, left, highest, ahead>>

Take(p) ==
  /\ pc[p] = "take"
  /\ \E n \in Nat : n > highest[p] /\ number' = [number EXCEPT ![p] = n]
  /\ Goto(p, "shown")
  /\ UNCHANGED <<choosing, left, highest, ahead>>

Choose(p) ==
  /\ pc[p] = "shown"
  /\ Goto(p, "pick")
  /\ choosing' = [choosing EXCEPT ![p] = FALSE]
  /\ left' = [left EXCEPT ![p] = Others(p)]
  /\ UNCHANGED <<number, highest, ahead>>

Pick(p, q) ==
  /\ pc[p] = "pick"
  /\ q \in left[p]
  /\ ~choosing[q]
  /\ ahead' = [ahead EXCEPT ![p] = q]
  /\ Goto(p, "wait")
  /\ UNCHANGED <<number, choosing, left, highest>>

Pass(p, q) ==
  /\ pc[p] = "wait"
  /\ ahead[p] = q
  /\ number[q] = 0 \/ Before(number[p], p, number[q], q)
  /\ left' = [left EXCEPT ![p] = @ \ {q}]
  /\ Goto(p, "pick")
  /\ UNCHANGED <<number, choosing, highest, ahead>>

Enter(p) ==
  /\ pc[p] = "pick"
  /\ left[p] = {}
  /\ Goto(p, "in")
  /\ UNCHANGED <<number, choosing, left, highest, ahead>>

Leave(p) ==
  /\ pc[p] = "in"
  /\ Goto(p, "out")
  /\ number' = [number EXCEPT ![p] = 0]
  /\ UNCHANGED <<choosing, left, highest, ahead>>

Next ==
  \E p \in Procs :
    \/ Arrive(p) \/ Looked(p) \/ Take(p) \/ Choose(p) \/ Enter(p) \/ Leave(p)
    \/ \E q \in Procs : Look(p, q) \/ Pick(p, q) \/ Pass(p, q)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

MutualExclusion == \A p, q \in Procs : p # q => ~(pc[p] = "in" /\ pc[q] = "in")

TypeOK ==
  /\ pc \in [Procs -> {"out", "look", "take", "shown", "pick", "wait", "in"}]
  /\ number \in [Procs -> Nat]
  /\ choosing \in [Procs -> BOOLEAN]
  /\ left \in [Procs -> SUBSET Procs]
  /\ highest \in [Procs -> Nat]
  /\ ahead \in [Procs -> Procs]

(* Process p, with a number, need not fear q: whatever q does before p       *)
(* leaves, q will wait for p.                                                *)
GoesFirst(p, q) ==
  /\ number[p] > 0
  /\ \/ pc[q] = "out"
     \/ pc[q] = "look" /\ (p \in left[q] \/ highest[q] >= number[p])
     \/ pc[q] = "take" /\ highest[q] >= number[p]
     \/ /\ pc[q] \in {"shown", "pick", "wait"}
        /\ Before(number[p], p, number[q], q)
        /\ pc[q] \in {"pick", "wait"} => p \in left[q]

Numbered == \A p \in Procs : number[p] = 0 <=> pc[p] \in {"out", "look", "take"}

Choosing == \A p \in Procs : choosing[p] <=> pc[p] \in {"look", "take", "shown"}

PassedAreBehind ==
  \A p \in Procs : pc[p] \in {"pick", "wait"} => \A q \in Others(p) : q \in left[p] \/ GoesFirst(p, q)

(* One that began to choose after p found it not choosing has seen p.        *)
ChosenLater ==
  \A p \in Procs : pc[p] = "wait" =>
    LET q == ahead[p] IN
      \/ pc[q] = "take"
      \/ pc[q] = "look" /\ p \notin left[q]
      => highest[q] >= number[p]

InsideGoesFirst == \A p \in Procs : pc[p] = "in" => \A q \in Others(p) : GoesFirst(p, q)

(* Choosing says by itself what the array `choosing` may hold.               *)
Inductive ==
  /\ pc \in [Procs -> {"out", "look", "take", "shown", "pick", "wait", "in"}]
  /\ number \in [Procs -> Nat]
  /\ left \in [Procs -> SUBSET Procs]
  /\ highest \in [Procs -> Nat]
  /\ ahead \in [Procs -> Procs]
  /\ Numbered
  /\ Choosing
  /\ PassedAreBehind
  /\ ChosenLater
  /\ InsideGoesFirst
=============================================================================

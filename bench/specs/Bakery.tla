-------------------------------- MODULE Bakery -------------------------------
(* Lamport's bakery: take a number higher than all you see, then wait until   *)
(* nobody with a lower one is left. Reading a number while it is being        *)
(* written may give anything.                                                 *)
EXTENDS Integers

CONSTANT N
Processes == 1 .. N

VARIABLES
  ticket,    \* process -> its number; 0: none
  choosing,  \* process -> whether it is taking one
  highest,   \* process -> the highest it has seen
  unread,    \* process -> whom it has still to look at
  at         \* process -> where it is

vars == <<ticket, choosing, highest, unread, at>>

Init ==
  /\ ticket = [p \in Processes |-> 0]
  /\ choosing = [p \in Processes |-> FALSE]
  /\ highest = [p \in Processes |-> 0]
  /\ unread = [p \in Processes |-> {}]
  /\ at = [p \in Processes |-> "outside"]

Goto(p, where) == at' = [at EXCEPT ![p] = where]
Before(p, q) == ticket[p] < ticket[q] \/ (ticket[p] = ticket[q] /\ p < q)

Enter(p) ==
  /\ at[p] = "outside"
  /\ choosing' = [choosing EXCEPT ![p] = TRUE]
  /\ unread' = [unread EXCEPT ![p] = Processes \ {p}]
  /\ highest' = [highest EXCEPT ![p] = 0]
  /\ Goto(p, "looking")
  /\ UNCHANGED ticket

Look(p) ==
  /\ at[p] = "looking"
  /\ \E q \in unread[p] :
       /\ unread' = [unread EXCEPT ![p] = @ \ {q}]
       /\ highest' = [highest EXCEPT ![p] = IF ticket[q] > @ THEN ticket[q] ELSE @]
  /\ UNCHANGED <<ticket, choosing, at>>

\* Being written: others may read anything.
Scribble(p) ==
  /\ at[p] = "looking"
  /\ unread[p] = {}
  /\ \E n \in Nat : ticket' = [ticket EXCEPT ![p] = n]
  /\ UNCHANGED <<choosing, highest, unread, at>>

Take(p) ==
  /\ at[p] = "looking"
  /\ unread[p] = {}
  /\ \E n \in Nat : n > highest[p] /\ ticket' = [ticket EXCEPT ![p] = n]
  /\ Goto(p, "taken")
  /\ UNCHANGED <<choosing, highest, unread>>

Queue(p) ==
  /\ at[p] = "taken"
  /\ choosing' = [choosing EXCEPT ![p] = FALSE]
  /\ unread' = [unread EXCEPT ![p] = Processes \ {p}]
  /\ Goto(p, "waiting")
  /\ UNCHANGED <<ticket, highest>>

Pass(p) ==
  /\ at[p] = "waiting"
  /\ \E q \in unread[p] :
       /\ ~ choosing[q]
       /\ ticket[q] = 0 \/ Before(p, q)
       /\ unread' = [unread EXCEPT ![p] = @ \ {q}]
  /\ UNCHANGED <<ticket, choosing, highest, at>>

Bake(p) ==
  /\ at[p] = "waiting"
  /\ unread[p] = {}
  /\ Goto(p, "inside")
  /\ UNCHANGED <<ticket, choosing, highest, unread>>

Leave(p) ==
  /\ at[p] = "inside"
  /\ ticket' = [ticket EXCEPT ![p] = 0]
  /\ Goto(p, "outside")
  /\ UNCHANGED <<choosing, highest, unread>>

Next ==
  \E p \in Processes :
    Enter(p) \/ Look(p) \/ Scribble(p) \/ Take(p) \/ Queue(p) \/ Pass(p) \/ Bake(p) \/ Leave(p)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
Exclusive == \A p, q \in Processes : p # q => ~ (at[p] = "inside" /\ at[q] = "inside")
=============================================================================

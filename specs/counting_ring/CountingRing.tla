---------------------------- MODULE CountingRing -----------------------------
(* Safra's detection of termination, as Dijkstra wrote it down in EWD 998:   *)
(* nodes send each other messages that may be long under way, so each counts *)
(* sent minus received, and the token on the ring adds the counts up.        *)
(* Counters and numbers of messages have no bound.                           *)
EXTENDS Integers

CONSTANT N

ASSUME N > 1

Nodes == 0 .. N - 1

VARIABLES
  active,   \* node -> has work
  counter,  \* node -> messages sent minus messages received
  black,    \* node -> has received a message since it last held the token
  pending,  \* node -> messages under way to it
  holder,   \* of the token
  sum,      \* carried by the token
  stained   \* the token is black

vars == <<active, counter, black, pending, holder, sum, stained>>

Init ==
  /\ active \in [Nodes -> BOOLEAN]
  /\ counter = [i \in Nodes |-> 0]
  /\ black \in [Nodes -> BOOLEAN]
  /\ pending = [i \in Nodes |-> 0]
  /\ holder = 0
  /\ sum = 0
  /\ stained = TRUE

Start ==
  /\ holder = 0
  /\ stained \/ black[0] \/ counter[0] + sum > 0
  /\ holder' = N - 1
  /\ sum' = 0
  /\ stained' = FALSE
  /\ black' = [black EXCEPT ![0] = FALSE]
  /\ UNCHANGED <<active, counter, pending>>

HandOn(i) ==
  /\ holder = i
  /\ i # 0
  /\ ~active[i]
  /\ holder' = i - 1
  /\ sum' = sum + counter[i]
  /\ stained' = (stained \/ black[i])
  /\ black' = [black EXCEPT ![i] = FALSE]
  /\ UNCHANGED <<active, counter, pending>>

Send(i, j) ==
  /\ i # j
  /\ active[i]
  /\ counter' = [counter EXCEPT ![i] = @ + 1]
  /\ pending' = [pending EXCEPT ![j] = @ + 1]
  /\ UNCHANGED <<active, black, holder, sum, stained>>

Receive(i) ==
  /\ pending[i] > 0
  /\ pending' = [pending EXCEPT ![i] = @ - 1]
  /\ counter' = [counter EXCEPT ![i] = @ - 1]
  /\ black' = [black EXCEPT ![i] = TRUE]
  /\ active' = [active EXCEPT ![i] = TRUE]
  /\ UNCHANGED <<holder, sum, stained>>

Rest(i) ==
  /\ active[i]
  /\ active' = [active EXCEPT ![i] = FALSE]
  /\ UNCHANGED <<counter, black, pending, holder, sum, stained>>

Next ==
  \/ Start
  \/ \E i \in Nodes : HandOn(i) \/ Receive(i) \/ Rest(i)
  \/ \E i, j \in Nodes : Send(i, j)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

RECURSIVE Total(_, _, _)
Total(f, from, to) == IF from > to THEN 0 ELSE f[from] + Total(f, from + 1, to)

Detected == holder = 0 /\ ~stained /\ ~black[0] /\ ~active[0] /\ sum + counter[0] = 0
OnlyWhenDone == Detected => \A i \in Nodes : ~active[i] /\ pending[i] = 0

TypeOK ==
  /\ active \in [Nodes -> BOOLEAN]
  /\ counter \in [Nodes -> Int]
  /\ black \in [Nodes -> BOOLEAN]
  /\ pending \in [Nodes -> Nat]
  /\ holder \in Nodes
  /\ sum \in Int
  /\ stained \in BOOLEAN

NoneLost == Total(pending, 0, N - 1) = Total(counter, 0, N - 1)

(* What the token has passed is at rest and counted, unless messages, or a   *)
(* node that has received one, show that there may be more to come.          *)
Swept ==
  \/ /\ \A i \in Nodes : i > holder => ~active[i]
     /\ sum = Total(counter, holder + 1, N - 1)
  \/ Total(counter, 0, holder) + sum > 0
  \/ \E i \in Nodes : i <= holder /\ black[i]
  \/ stained

(* What else is in TypeOK follows: only numbers have a sum.                  *)
Inductive ==
  /\ active \in [Nodes -> BOOLEAN]
  /\ black \in [Nodes -> BOOLEAN]
  /\ pending \in [Nodes -> Nat]
  /\ stained \in BOOLEAN
  /\ NoneLost
  /\ Swept
=============================================================================

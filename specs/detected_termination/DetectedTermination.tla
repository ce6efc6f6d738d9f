-------------------------- MODULE DetectedTermination --------------------------
(* Termination detection on a ring, as in termination_ring: here that it is   *)
(* detected at last. The work itself may go on for ever, so no fairness is    *)
(* asked of Wake and Rest; only the token must not be kept.                   *)
EXTENDS Naturals

CONSTANT N

ASSUME N > 1

Nodes == 0 .. N - 1

VARIABLES
  active,  \* the nodes that have work
  black,   \* those that have woken another node since they last held the token
  holder,  \* of the token
  stained  \* the token is black

vars == <<active, black, holder, stained>>

Init ==
  /\ active = Nodes
  /\ black = {}
  /\ holder = 0
  /\ stained = TRUE

Start ==
  /\ holder = 0
  /\ stained \/ 0 \in black
  /\ holder' = N - 1
  /\ stained' = FALSE
  /\ black' = black \ {0}
  /\ UNCHANGED active

HandOn(i) ==
  /\ holder = i
  /\ i # 0
  /\ i \notin active \/ i \in black \/ stained
  /\ holder' = i - 1
  /\ stained' = (stained \/ i \in black)
  /\ black' = black \ {i}
  /\ UNCHANGED active

Wake(i, j) ==
  /\ i # j
  /\ i \in active
  /\ active' = active \union {j}
  /\ black' = IF j > i THEN black \union {i} ELSE black
  /\ UNCHANGED <<holder, stained>>

Rest(i) ==
  /\ i \in active
  /\ active' = active \ {i}
  /\ UNCHANGED <<black, holder, stained>>

Token == Start \/ \E i \in Nodes : HandOn(i)
Next == Token \/ (\E i, j \in Nodes : Wake(i, j)) \/ (\E i \in Nodes : Rest(i))

Spec == Init /\ [][Next]_vars /\ WF_vars(Token)
Unfair == Init /\ [][Next]_vars

--------------------------------------------------------------------------------

Terminated == active = {}
Detected == holder = 0 /\ ~stained /\ 0 \notin black /\ 0 \notin active
OnlyWhenDone == Detected => Terminated
AtLast == Terminated ~> Detected
================================================================================

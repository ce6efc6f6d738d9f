------------------------------- MODULE Detection -------------------------------
(* Termination detection on a ring, with fairness of the token only.            *)
EXTENDS Naturals

CONSTANT N

Nodes == 0 .. N - 1

VARIABLES active, black, holder, stained
vars == <<active, black, holder, stained>>

Init == active = Nodes /\ black = {} /\ holder = 0 /\ stained = TRUE

Start ==
  /\ holder = 0
  /\ stained \/ 0 \in black
  /\ holder' = N - 1
  /\ stained' = FALSE
  /\ black' = black \ {0}
  /\ UNCHANGED active
HandOn(i) ==
  /\ holder = i
  /\ i \notin active \/ i \in black \/ stained
  /\ holder' = i - 1
  /\ stained' = (stained \/ i \in black)
  /\ black' = black \ {i}
  /\ UNCHANGED active
Wake(i, j) ==
  /\ i \in active
  /\ i # j
  /\ active' = active \union {j}
  /\ black' = IF j > i THEN black \union {i} ELSE black
  /\ UNCHANGED <<holder, stained>>
Rest(i) == i \in active /\ active' = active \ {i} /\ UNCHANGED <<black, holder, stained>>

Token == Start \/ \E i \in Nodes \ {0} : HandOn(i)
Next == Token \/ \E i \in Nodes : Rest(i) \/ \E j \in Nodes : Wake(i, j)

Fair == Init /\ [][Next]_vars /\ WF_vars(Token)
Unfair == Init /\ [][Next]_vars /\ \A i \in Nodes : WF_vars(Rest(i))

Quiet == active = {}
Detected == holder = 0 /\ ~stained /\ 0 \notin black /\ 0 \notin active
AtLast == Quiet ~> Detected
================================================================================

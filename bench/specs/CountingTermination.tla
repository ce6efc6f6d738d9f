------------------------- MODULE CountingTermination -------------------------
(* Safra's token on a ring (EWD998): nodes count what they send and receive,  *)
(* the token adds the counts up; messages take any time to arrive.            *)
EXTENDS Integers

CONSTANT N
Nodes == 0 .. N - 1

VARIABLES
  active,
  pending,  \* node -> messages on their way to it
  counter,  \* node -> messages sent less messages received
  black,
  token     \* position, sum of the counters it has passed, whether it is stained

vars == <<active, pending, counter, black, token>>

Init ==
  /\ active \in [Nodes -> BOOLEAN]
  /\ black \in [Nodes -> BOOLEAN]
  /\ pending = [i \in Nodes |-> 0]
  /\ counter = [i \in Nodes |-> 0]
  /\ token = [position |-> 0, sum |-> 0, stained |-> TRUE]

StartRound ==
  /\ token.position = 0
  /\ token.stained \/ black[0] \/ counter[0] + token.sum > 0
  /\ token' = [position |-> N - 1, sum |-> 0, stained |-> FALSE]
  /\ black' = [black EXCEPT ![0] = FALSE]
  /\ UNCHANGED <<active, pending, counter>>

HandOn(i) ==
  /\ token.position = i
  /\ ~ active[i]
  /\ token' = [position |-> i - 1, sum |-> token.sum + counter[i], stained |-> token.stained \/ black[i]]
  /\ black' = [black EXCEPT ![i] = FALSE]
  /\ UNCHANGED <<active, pending, counter>>

Send(i, j) ==
  /\ active[i]
  /\ counter' = [counter EXCEPT ![i] = @ + 1]
  /\ pending' = [pending EXCEPT ![j] = @ + 1]
  /\ UNCHANGED <<active, black, token>>

Receive(i) ==
  /\ pending[i] > 0
  /\ pending' = [pending EXCEPT ![i] = @ - 1]
  /\ counter' = [counter EXCEPT ![i] = @ - 1]
  /\ active' = [active EXCEPT ![i] = TRUE]
  /\ black' = [black EXCEPT ![i] = TRUE]
  /\ UNCHANGED token

Rest(i) ==
  /\ active[i]
  /\ active' = [active EXCEPT ![i] = FALSE]
  /\ UNCHANGED <<pending, counter, black, token>>

Next ==
  \/ StartRound
  \/ \E i \in Nodes \ {0} : HandOn(i)
  \/ \E i \in Nodes : Receive(i) \/ Rest(i) \/ \E j \in Nodes \ {i} : Send(i, j)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
Detected ==
  /\ token.position = 0
  /\ ~ token.stained
  /\ ~ black[0]
  /\ ~ active[0]
  /\ token.sum + counter[0] = 0
DetectsTermination == Detected => \A i \in Nodes : ~ active[i] /\ pending[i] = 0
=============================================================================

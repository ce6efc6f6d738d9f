-------------------------------- MODULE Paxos --------------------------------
(* Consensus by majorities that promise and vote. Messages are never lost,   *)
(* only late: the network is the set of all messages sent so far.            *)
EXTENDS Integers, FiniteSets

CONSTANTS Acceptors, Ballots, Values

Majorities == {q \in SUBSET Acceptors : 2 * Cardinality(q) > Cardinality(Acceptors)}
NoBallot == -1
NoValue == "none"

VARIABLES
  promised,   \* acceptor -> the highest ballot it has heard of
  votedIn,    \* acceptor -> the ballot of its last vote
  votedFor,   \* acceptor -> the value of its last vote
  network     \* messages sent

vars == <<promised, votedIn, votedFor, network>>

Init ==
  /\ promised = [a \in Acceptors |-> NoBallot]
  /\ votedIn = [a \in Acceptors |-> NoBallot]
  /\ votedFor = [a \in Acceptors |-> NoValue]
  /\ network = {}

Send(m) == network' = network \cup {m}

Prepare(b) ==
  /\ Send([kind |-> "prepare", bal |-> b])
  /\ UNCHANGED <<promised, votedIn, votedFor>>

Promise(a, b) ==
  /\ [kind |-> "prepare", bal |-> b] \in network
  /\ b > promised[a]
  /\ promised' = [promised EXCEPT ![a] = b]
  /\ Send([kind |-> "promise", from |-> a, bal |-> b, last |-> votedIn[a], val |-> votedFor[a]])
  /\ UNCHANGED <<votedIn, votedFor>>

\* Some majority has promised for b; v is what the latest of its votes was for, or anything when none has voted.
IsSafe(b, v) ==
  \E q \in Majorities :
    LET answers == {m \in network : m.kind = "promise" /\ m.bal = b /\ m.from \in q}
        votes == {m \in answers : m.last # NoBallot}
    IN /\ \A a \in q : \E m \in answers : m.from = a
       /\ \/ votes = {}
          \/ \E m \in votes : m.val = v /\ \A other \in votes : other.last <= m.last

Propose(b, v) ==
  /\ ~ \E m \in network : m.kind = "propose" /\ m.bal = b
  /\ IsSafe(b, v)
  /\ Send([kind |-> "propose", bal |-> b, val |-> v])
  /\ UNCHANGED <<promised, votedIn, votedFor>>

Vote(a, b, v) ==
  /\ [kind |-> "propose", bal |-> b, val |-> v] \in network
  /\ b >= promised[a]
  /\ promised' = [promised EXCEPT ![a] = b]
  /\ votedIn' = [votedIn EXCEPT ![a] = b]
  /\ votedFor' = [votedFor EXCEPT ![a] = v]
  /\ Send([kind |-> "vote", from |-> a, bal |-> b, val |-> v])

Next ==
  \/ \E b \in Ballots : Prepare(b)
  \/ \E b \in Ballots, v \in Values : Propose(b, v)
  \/ \E a \in Acceptors, b \in Ballots : Promise(a, b)
  \/ \E a \in Acceptors, b \in Ballots, v \in Values : Vote(a, b, v)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
OneValuePerBallot ==
  \A m, n \in {vote \in network : vote.kind = "vote"} : m.bal = n.bal => m.val = n.val
=============================================================================

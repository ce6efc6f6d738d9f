-------------------------------- MODULE Paxos --------------------------------
(* One-decree Paxos. A message once sent can be received at any time, any    *)
(* number of times, or never. The proof is Lamport's: what is proposed in a  *)
(* ballot is safe there, for no smaller ballot can choose anything else.     *)
EXTENDS Integers

CONSTANTS Acceptors, Quorums, Values, Ballots, None

ASSUME
  /\ \A Q \in Quorums : Q \subseteq Acceptors
  /\ \A Q, R \in Quorums : Q \cap R # {}
  /\ None \notin Values
  /\ Ballots \subseteq Nat

VARIABLES
  promised,  \* acceptor -> highest ballot it takes part in, -1: none
  votedIn,   \* acceptor -> ballot of its last vote, -1: none
  votedFor,  \* acceptor -> value of its last vote
  sent       \* all messages so far

vars == <<promised, votedIn, votedFor, sent>>

Message ==
       [kind : {"prepare"}, bal : Ballots]
  \cup [kind : {"promise"}, bal : Ballots, from : Acceptors, last : Ballots \cup {-1}, value : Values \cup {None}]
  \cup [kind : {"propose"}, bal : Ballots, value : Values]
  \cup [kind : {"vote"}, bal : Ballots, from : Acceptors, value : Values]

Init ==
  /\ promised = [a \in Acceptors |-> -1]
  /\ votedIn = [a \in Acceptors |-> -1]
  /\ votedFor = [a \in Acceptors |-> None]
  /\ sent = {}

Send(m) == sent' = sent \cup {m}

Prepare(b) == Send([kind |-> "prepare", bal |-> b]) /\ UNCHANGED <<promised, votedIn, votedFor>>

Promise(a, b) ==
  /\ [kind |-> "prepare", bal |-> b] \in sent
  /\ b > promised[a]
  /\ promised' = [promised EXCEPT ![a] = b]
  /\ Send([kind |-> "promise", bal |-> b, from |-> a, last |-> votedIn[a], value |-> votedFor[a]])
  /\ UNCHANGED <<votedIn, votedFor>>

(* A quorum has promised, and of its votes the last was for v, or none was.  *)
Allows(Q, b, v) ==
  LET heard == {m \in sent : m.kind = "promise" /\ m.bal = b /\ m.from \in Q}
  IN  /\ \A a \in Q : \E m \in heard : m.from = a
      /\ \/ \A m \in heard : m.last = -1
         \/ \E m \in heard : m.last >= 0 /\ m.value = v /\ \A n \in heard : n.last <= m.last

Propose(b, v) ==
  /\ \A m \in sent : ~(m.kind = "propose" /\ m.bal = b)
  /\ \E Q \in Quorums : Allows(Q, b, v)
  /\ Send([kind |-> "propose", bal |-> b, value |-> v])
  /\ UNCHANGED <<promised, votedIn, votedFor>>

Vote(a, b, v) ==
  /\ [kind |-> "propose", bal |-> b, value |-> v] \in sent
  /\ b >= promised[a]
  /\ promised' = [promised EXCEPT ![a] = b]
  /\ votedIn' = [votedIn EXCEPT ![a] = b]
  /\ votedFor' = [votedFor EXCEPT ![a] = v]
  /\ Send([kind |-> "vote", bal |-> b, from |-> a, value |-> v])

Next ==
  \/ \E b \in Ballots : Prepare(b)
  \/ \E a \in Acceptors, b \in Ballots : Promise(a, b)
  \/ \E b \in Ballots, v \in Values : Propose(b, v)
  \/ \E a \in Acceptors, b \in Ballots, v \in Values : Vote(a, b, v)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------

Voted(a, b, v) == [kind |-> "vote", bal |-> b, from |-> a, value |-> v] \in sent
Proposed(b, v) == [kind |-> "propose", bal |-> b, value |-> v] \in sent
Chosen(v) == \E b \in Ballots : \E Q \in Quorums : \A a \in Q : Voted(a, b, v)
OneChosen == \A v, w \in Values : Chosen(v) /\ Chosen(w) => v = w

TypeOK ==
  /\ promised \in [Acceptors -> Ballots \cup {-1}]
  /\ votedIn \in [Acceptors -> Ballots \cup {-1}]
  /\ votedFor \in [Acceptors -> Values \cup {None}]
  /\ sent \subseteq Message

NeverVotes(a, b) == promised[a] > b /\ \A v \in Values : ~Voted(a, b, v)
SafeAt(b, v) == \A c \in Ballots : c < b => \E Q \in Quorums : \A a \in Q : Voted(a, c, v) \/ NeverVotes(a, c)

LastVoteKept == \A a \in Acceptors : votedIn[a] >= 0 => Voted(a, votedIn[a], votedFor[a])
NoVoteNoValue == \A a \in Acceptors : votedIn[a] = -1 <=> votedFor[a] = None
VotesPromised == \A a \in Acceptors : votedIn[a] <= promised[a]
NothingAfterLastVote ==
  \A a \in Acceptors, b \in Ballots : b > votedIn[a] => \A v \in Values : ~Voted(a, b, v)
VotesForProposals == \A a \in Acceptors, b \in Ballots, v \in Values : Voted(a, b, v) => Proposed(b, v)
ProposalsSafe == \A b \in Ballots, v \in Values : Proposed(b, v) => SafeAt(b, v)
OneProposal == \A b \in Ballots, v, w \in Values : Proposed(b, v) /\ Proposed(b, w) => v = w
PromisesKept ==
  \A m \in sent : m.kind = "promise" =>
    /\ m.bal <= promised[m.from]
    /\ \A c \in Ballots : m.last < c /\ c < m.bal => \A v \in Values : ~Voted(m.from, c, v)
PromisesTrue ==
  \A m \in sent : m.kind = "promise" =>
    IF m.last = -1 THEN m.value = None ELSE m.value # None /\ Voted(m.from, m.last, m.value)

(* What else is in TypeOK follows from Next: induction does not need it.      *)
Inductive ==
  /\ votedIn \in [Acceptors -> Ballots \cup {-1}]
  /\ sent \subseteq Message
  /\ LastVoteKept
  /\ NoVoteNoValue
  /\ VotesPromised
  /\ NothingAfterLastVote
  /\ VotesForProposals
  /\ ProposalsSafe
  /\ OneProposal
  /\ PromisesKept
  /\ PromisesTrue
=============================================================================

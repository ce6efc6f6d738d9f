------------------------------ MODULE RaftBag --------------------------------
(* Raft with logs and a network that is a bag: each message with the number   *)
(* of its copies. Messages arrive in any order, are doubled, and get lost.    *)
(* Elections, replication, and committing entries, after the paper by Ongaro  *)
(* and Ousterhout.                                                            *)
EXTENDS Integers, Sequences, FiniteSets, TLC

CONSTANTS Servers, MaxTerm, MaxLog, Values, MaxCopies, Nobody

Majorities == {q \in SUBSET Servers : 2 * Cardinality(q) > Cardinality(Servers)}

VARIABLES
  network,   \* message -> number of its copies under way
  term,      \* server -> the latest term it knows of
  role,      \* server -> follower, candidate, leader
  votedFor,  \* server -> whom it voted for in its term, or Nobody
  log,       \* server -> sequence of [term, value]
  committed, \* server -> length of the committed part of its log
  granted,   \* candidate -> servers that voted for it
  nextIndex, \* leader -> server -> index of the entry to send next
  matched    \* leader -> server -> length of log known to be replicated

electionVars == <<term, role, votedFor>>
leaderVars == <<nextIndex, matched>>
vars == <<network, term, role, votedFor, log, committed, granted, nextIndex, matched>>

-----------------------------------------------------------------------------
\* The network. What has no copies left stays known, with none.
With(bag, m) == IF m \in DOMAIN bag THEN [bag EXCEPT ![m] = @ + 1] ELSE bag @@ (m :> 1)
Without(bag, m) == [bag EXCEPT ![m] = @ - 1]
UnderWay == {m \in DOMAIN network : network[m] > 0}

Send(m) == network' = With(network, m)
Discard(m) == network' = Without(network, m)
Reply(answer, m) == network' = With(Without(network, m), answer)

-----------------------------------------------------------------------------
Min(a, b) == IF a < b THEN a ELSE b
Max(a, b) == IF a > b THEN a ELSE b
LastTerm(entries) == IF Len(entries) = 0 THEN 0 ELSE entries[Len(entries)].term

Init ==
  /\ network = << >>
  /\ term = [s \in Servers |-> 1]
  /\ role = [s \in Servers |-> "follower"]
  /\ votedFor = [s \in Servers |-> Nobody]
  /\ log = [s \in Servers |-> << >>]
  /\ committed = [s \in Servers |-> 0]
  /\ granted = [s \in Servers |-> {}]
  /\ nextIndex = [s \in Servers |-> [t \in Servers |-> 1]]
  /\ matched = [s \in Servers |-> [t \in Servers |-> 0]]

StandForElection(s) ==
  /\ role[s] # "leader"
  /\ term[s] < MaxTerm
  /\ term' = [term EXCEPT ![s] = @ + 1]
  /\ role' = [role EXCEPT ![s] = "candidate"]
  /\ votedFor' = [votedFor EXCEPT ![s] = s]
  /\ granted' = [granted EXCEPT ![s] = {s}]
  /\ UNCHANGED <<network, log, committed, leaderVars>>

AskForVote(s, t) ==
  /\ role[s] = "candidate"
  /\ t \notin granted[s]
  /\ Send([kind |-> "voteRequest", term |-> term[s], from |-> s, to |-> t,
           lastTerm |-> LastTerm(log[s]), length |-> Len(log[s])])
  /\ UNCHANGED <<electionVars, log, committed, granted, leaderVars>>

BecomeLeader(s) ==
  /\ role[s] = "candidate"
  /\ granted[s] \in Majorities
  /\ role' = [role EXCEPT ![s] = "leader"]
  /\ nextIndex' = [nextIndex EXCEPT ![s] = [t \in Servers |-> Len(log[s]) + 1]]
  /\ matched' = [matched EXCEPT ![s] = [t \in Servers |-> 0]]
  /\ UNCHANGED <<network, term, votedFor, log, committed, granted>>

Accept(s, v) ==
  /\ role[s] = "leader"
  /\ Len(log[s]) < MaxLog
  /\ log' = [log EXCEPT ![s] = Append(@, [term |-> term[s], value |-> v])]
  /\ UNCHANGED <<network, electionVars, committed, granted, leaderVars>>

Replicate(s, t) ==
  /\ role[s] = "leader"
  /\ s # t
  /\ LET before == nextIndex[s][t] - 1
         last == Min(Len(log[s]), nextIndex[s][t])
     IN Send([kind |-> "appendRequest", term |-> term[s], from |-> s, to |-> t, before |-> before,
              beforeTerm |-> IF before > 0 THEN log[s][before].term ELSE 0,
              entries |-> SubSeq(log[s], nextIndex[s][t], last),
              committed |-> Min(committed[s], last)])
  /\ UNCHANGED <<electionVars, log, committed, granted, leaderVars>>

Commit(s) ==
  /\ role[s] = "leader"
  /\ LET HaveIt(n) == {s} \cup {t \in Servers : matched[s][t] >= n}
         agreed == {n \in 1 .. Len(log[s]) : HaveIt(n) \in Majorities}
         last == IF agreed = {} THEN 0 ELSE CHOOSE n \in agreed : \A m \in agreed : m <= n
     IN /\ last > committed[s]
        /\ log[s][last].term = term[s]
        /\ committed' = [committed EXCEPT ![s] = last]
  /\ UNCHANGED <<network, electionVars, log, granted, leaderVars>>

\* A message of a later term makes its reader a follower, who then reads it again.
StepDown(m) ==
  /\ m.term > term[m.to]
  /\ term' = [term EXCEPT ![m.to] = m.term]
  /\ role' = [role EXCEPT ![m.to] = "follower"]
  /\ votedFor' = [votedFor EXCEPT ![m.to] = Nobody]
  /\ UNCHANGED <<network, log, committed, granted, leaderVars>>

AnswerVoteRequest(m) ==
  LET s == m.to
      isUpToDate == \/ m.lastTerm > LastTerm(log[s])
                    \/ m.lastTerm = LastTerm(log[s]) /\ m.length >= Len(log[s])
      agrees == m.term = term[s] /\ isUpToDate /\ votedFor[s] \in {Nobody, m.from}
  IN /\ m.kind = "voteRequest"
     /\ m.term <= term[s]
     /\ votedFor' = IF agrees THEN [votedFor EXCEPT ![s] = m.from] ELSE votedFor
     /\ Reply([kind |-> "voteResponse", term |-> term[s], from |-> s, to |-> m.from, agrees |-> agrees], m)
     /\ UNCHANGED <<term, role, log, committed, granted, leaderVars>>

CountVote(m) ==
  /\ m.kind = "voteResponse"
  /\ m.term = term[m.to]
  /\ granted' = IF m.agrees THEN [granted EXCEPT ![m.to] = @ \cup {m.from}] ELSE granted
  /\ Discard(m)
  /\ UNCHANGED <<electionVars, log, committed, leaderVars>>

AnswerAppendRequest(m) ==
  LET s == m.to
      fits == \/ m.before = 0
              \/ m.before <= Len(log[s]) /\ log[s][m.before].term = m.beforeTerm
      accepts == m.term = term[s] /\ fits
      hasThem == \/ m.entries = << >>
                 \/ Len(log[s]) > m.before /\ log[s][m.before + 1].term = m.entries[1].term
      reached == m.before + Len(m.entries)
  IN /\ m.kind = "appendRequest"
     /\ m.term <= term[s]
     /\ m.term = term[s] => role[s] # "leader"
     /\ role' = IF m.term = term[s] THEN [role EXCEPT ![s] = "follower"] ELSE role
     /\ log' = IF accepts /\ ~ hasThem
               THEN [log EXCEPT ![s] = SubSeq(@, 1, m.before) \o m.entries]
               ELSE log
     /\ committed' = IF accepts THEN [committed EXCEPT ![s] = Max(@, m.committed)] ELSE committed
     /\ Reply([kind |-> "appendResponse", term |-> term[s], from |-> s, to |-> m.from,
               accepts |-> accepts, length |-> IF accepts THEN reached ELSE 0], m)
     /\ UNCHANGED <<term, votedFor, granted, leaderVars>>

CountAppended(m) ==
  LET s == m.to
  IN /\ m.kind = "appendResponse"
     /\ m.term = term[s]
     /\ nextIndex' = [nextIndex EXCEPT ![s][m.from] = IF m.accepts THEN m.length + 1 ELSE Max(@ - 1, 1)]
     /\ matched' = [matched EXCEPT ![s][m.from] = IF m.accepts THEN Max(@, m.length) ELSE @]
     /\ Discard(m)
     /\ UNCHANGED <<electionVars, log, committed, granted>>

\* An answer to what nobody asks any more.
DropStale(m) ==
  /\ m.kind \in {"voteResponse", "appendResponse"}
  /\ m.term < term[m.to]
  /\ Discard(m)
  /\ UNCHANGED <<electionVars, log, committed, granted, leaderVars>>

Receive(m) ==
  \/ StepDown(m)
  \/ AnswerVoteRequest(m)
  \/ CountVote(m)
  \/ AnswerAppendRequest(m)
  \/ CountAppended(m)
  \/ DropStale(m)

Double(m) ==
  /\ network[m] < MaxCopies
  /\ Send(m)
  /\ UNCHANGED <<electionVars, log, committed, granted, leaderVars>>

Lose(m) ==
  /\ Discard(m)
  /\ UNCHANGED <<electionVars, log, committed, granted, leaderVars>>

Next ==
  \/ \E s \in Servers : StandForElection(s) \/ BecomeLeader(s) \/ Commit(s)
  \/ \E s \in Servers, v \in Values : Accept(s, v)
  \/ \E s, t \in Servers : AskForVote(s, t) \/ Replicate(s, t)
  \/ \E m \in UnderWay : Receive(m) \/ Double(m) \/ Lose(m)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
OneLeaderPerTerm ==
  \A s, t \in Servers : role[s] = "leader" /\ role[t] = "leader" /\ term[s] = term[t] => s = t

CommittedAgree ==
  \A s, t \in Servers : \A n \in 1 .. Min(committed[s], committed[t]) : log[s][n] = log[t][n]

FewCopies == \A m \in DOMAIN network : network[m] <= MaxCopies
=============================================================================

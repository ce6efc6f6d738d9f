--------------------------------- MODULE Raft --------------------------------
(* Leader election and log replication after Ongaro and Ousterhout. Messages  *)
(* are records of four shapes in a set: they may be late, doubled or out of   *)
(* order, and a message that is never handled is a lost one.                  *)
EXTENDS Integers, Sequences, FiniteSets

CONSTANTS Servers, Terms, Values, MaxLog, Nobody

Majorities == {q \in SUBSET Servers : 2 * Cardinality(q) > Cardinality(Servers)}

VARIABLES
  term,       \* server -> the latest term it knows of
  role,       \* server -> follower, candidate, leader
  votedFor,   \* server -> whom it voted for in its term, or Nobody
  log,        \* server -> sequence of [term, value]
  committed,  \* server -> length of the committed part of its log
  granted,    \* candidate -> servers that voted for it
  matched,    \* leader -> server -> length of log known to be replicated
  messages

vars == <<term, role, votedFor, log, committed, granted, matched, messages>>

Init ==
  /\ term = [s \in Servers |-> 0]
  /\ role = [s \in Servers |-> "follower"]
  /\ votedFor = [s \in Servers |-> Nobody]
  /\ log = [s \in Servers |-> <<>>]
  /\ committed = [s \in Servers |-> 0]
  /\ granted = [s \in Servers |-> {}]
  /\ matched = [s \in Servers |-> [t \in Servers |-> 0]]
  /\ messages = {}

LastTerm(entries) == IF entries = <<>> THEN 0 ELSE entries[Len(entries)].term
Send(m) == messages' = messages \cup {m}

StandForElection(s) ==
  /\ role[s] # "leader"
  /\ term[s] + 1 \in Terms
  /\ term' = [term EXCEPT ![s] = @ + 1]
  /\ role' = [role EXCEPT ![s] = "candidate"]
  /\ votedFor' = [votedFor EXCEPT ![s] = s]
  /\ granted' = [granted EXCEPT ![s] = {s}]
  /\ UNCHANGED <<log, committed, matched, messages>>

AskForVotes(s) ==
  /\ role[s] = "candidate"
  /\ Send([kind |-> "ask", term |-> term[s], from |-> s, lastTerm |-> LastTerm(log[s]), length |-> Len(log[s])])
  /\ UNCHANGED <<term, role, votedFor, log, committed, granted, matched>>

BecomeLeader(s) ==
  /\ role[s] = "candidate"
  /\ granted[s] \in Majorities
  /\ role' = [role EXCEPT ![s] = "leader"]
  /\ matched' = [matched EXCEPT ![s] = [t \in Servers |-> 0]]
  /\ UNCHANGED <<term, votedFor, log, committed, granted, messages>>

Accept(s, v) ==
  /\ role[s] = "leader"
  /\ Len(log[s]) < MaxLog
  /\ log' = [log EXCEPT ![s] = Append(@, [term |-> term[s], value |-> v])]
  /\ UNCHANGED <<term, role, votedFor, committed, granted, matched, messages>>

\* One entry at a time, the one after what is known to be there already.
Replicate(s, t) ==
  /\ role[s] = "leader"
  /\ s # t
  /\ LET before == matched[s][t]
     IN Send([kind |-> "append", term |-> term[s], from |-> s, to |-> t, before |-> before,
              beforeTerm |-> IF before = 0 THEN 0 ELSE log[s][before].term,
              entries |-> IF Len(log[s]) > before THEN <<log[s][before + 1]>> ELSE <<>>,
              committed |-> committed[s]])
  /\ UNCHANGED <<term, role, votedFor, log, committed, granted, matched>>

Commit(s) ==
  /\ role[s] = "leader"
  /\ \E n \in 1 .. MaxLog :
       /\ n > committed[s]
       /\ n <= Len(log[s])
       /\ log[s][n].term = term[s]
       /\ {s} \cup {t \in Servers : matched[s][t] >= n} \in Majorities
       /\ committed' = [committed EXCEPT ![s] = n]
  /\ UNCHANGED <<term, role, votedFor, log, granted, matched, messages>>

\* Any message from a later term makes its reader a follower.
StepDown(s, m) ==
  /\ m.term > term[s]
  /\ term' = [term EXCEPT ![s] = m.term]
  /\ role' = [role EXCEPT ![s] = "follower"]
  /\ votedFor' = [votedFor EXCEPT ![s] = Nobody]
  /\ UNCHANGED <<log, committed, granted, matched, messages>>

GrantVote(s, m) ==
  /\ m.kind = "ask"
  /\ m.term = term[s]
  /\ m.from # s
  /\ votedFor[s] \in {Nobody, m.from}
  /\ \/ m.lastTerm > LastTerm(log[s])
     \/ m.lastTerm = LastTerm(log[s]) /\ m.length >= Len(log[s])
  /\ votedFor' = [votedFor EXCEPT ![s] = m.from]
  /\ Send([kind |-> "vote", term |-> term[s], from |-> s, to |-> m.from])
  /\ UNCHANGED <<term, role, log, committed, granted, matched>>

CountVote(s, m) ==
  /\ m.kind = "vote"
  /\ m.to = s
  /\ m.term = term[s]
  /\ role[s] = "candidate"
  /\ granted' = [granted EXCEPT ![s] = @ \cup {m.from}]
  /\ UNCHANGED <<term, role, votedFor, log, committed, matched, messages>>

Follow(s, m) ==
  /\ m.kind = "append"
  /\ m.to = s
  /\ m.term = term[s]
  /\ role[s] # "leader"
  /\ role' = [role EXCEPT ![s] = "follower"]
  /\ m.before = 0 \/ (m.before <= Len(log[s]) /\ log[s][m.before].term = m.beforeTerm)
  /\ LET kept == SubSeq(log[s], 1, m.before)
         replaced == m.entries # <<>> /\ ~ (Len(log[s]) > m.before /\ log[s][m.before + 1] = m.entries[1])
         now == IF replaced THEN kept \o m.entries ELSE log[s]
     IN /\ log' = [log EXCEPT ![s] = now]
        /\ committed' = [committed EXCEPT ![s] = IF m.committed > @ /\ m.committed <= Len(now) THEN m.committed ELSE @]
  /\ Send([kind |-> "ack", term |-> term[s], from |-> s, to |-> m.from, length |-> m.before + Len(m.entries)])
  /\ UNCHANGED <<term, votedFor, granted, matched>>

CountAck(s, m) ==
  /\ m.kind = "ack"
  /\ m.to = s
  /\ m.term = term[s]
  /\ role[s] = "leader"
  /\ matched' = [matched EXCEPT ![s][m.from] = IF m.length > @ THEN m.length ELSE @]
  /\ UNCHANGED <<term, role, votedFor, log, committed, granted, messages>>

Next ==
  \/ \E s \in Servers : StandForElection(s) \/ AskForVotes(s) \/ BecomeLeader(s) \/ Commit(s)
  \/ \E s \in Servers, v \in Values : Accept(s, v)
  \/ \E s, t \in Servers : Replicate(s, t)
  \/ \E s \in Servers : \E m \in messages :
       StepDown(s, m) \/ GrantVote(s, m) \/ CountVote(s, m) \/ Follow(s, m) \/ CountAck(s, m)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
OneLeaderPerTerm ==
  \A s, t \in Servers : role[s] = "leader" /\ role[t] = "leader" /\ term[s] = term[t] => s = t
=============================================================================

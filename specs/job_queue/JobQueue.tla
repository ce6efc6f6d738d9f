------------------------------ MODULE JobQueue ------------------------------
(* A queue of job tickets served first come, first served. A worker that     *)
(* fails puts its ticket back, at the end of the line and with one more try  *)
(* on it, so a later job can overtake an earlier one.                        *)
EXTENDS Naturals, Sequences

CONSTANTS Jobs, MaxTries

VARIABLES
  queue,     \* sequence of tickets, each <<job, tries>>
  working,   \* the tickets in work: a sequence of at most one
  submitted, \* jobs handed in so far: 1 .. submitted
  finished   \* sequence of jobs in the order of their completion

vars == <<queue, working, submitted, finished>>

Tickets == (1 .. Jobs) \X (0 .. MaxTries)

TypeOK ==
  /\ queue \in Seq(Tickets)
  /\ working \in Seq(Tickets) /\ Len(working) <= 1
  /\ submitted \in 0 .. Jobs
  /\ finished \in Seq(1 .. Jobs)

Init == queue = <<>> /\ working = <<>> /\ submitted = 0 /\ finished = <<>>

Submit ==
  /\ submitted < Jobs
  /\ submitted' = submitted + 1
  /\ queue' = Append(queue, <<submitted + 1, 0>>)
  /\ UNCHANGED <<working, finished>>

Take ==
  /\ queue # <<>> /\ working = <<>>
  /\ working' = <<Head(queue)>>
  /\ queue' = Tail(queue)
  /\ UNCHANGED <<submitted, finished>>

Finish ==
  /\ working # <<>>
  /\ finished' = finished \o <<working[1][1]>>
  /\ working' = <<>>
  /\ UNCHANGED <<queue, submitted>>

Fail ==
  /\ working # <<>>
  /\ working[1][2] < MaxTries
  /\ queue' = Append(queue, [working[1] EXCEPT ![2] = @ + 1])
  /\ working' = <<>>
  /\ UNCHANGED <<submitted, finished>>

Next == Submit \/ Take \/ Finish \/ Fail
Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
AllTickets == queue \o working
JobsOf(tickets) == {tickets[i][1] : i \in DOMAIN tickets}
Range(s) == {s[i] : i \in 1 .. Len(s)}

NothingLost == JobsOf(AllTickets) \cup Range(finished) = 1 .. submitted
NothingTwice == Len(queue) + Len(working) + Len(finished) = submitted
TriesAreCounted == SelectSeq(AllTickets, LAMBDA t : t[2] > MaxTries) = <<>>

\* Violated once a job has failed while another waits.
FirstComeFirstServed == \A i, j \in 1 .. Len(finished) : i < j => finished[i] < finished[j]
=============================================================================

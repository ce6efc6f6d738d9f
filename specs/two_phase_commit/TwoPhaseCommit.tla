--------------------------- MODULE TwoPhaseCommit ---------------------------
(* A coordinator asks the participants for their votes and tells all of them *)
(* its decision. Messages are never lost, may be seen more than once, and    *)
(* arrive in any order. With Hasty = TRUE the coordinator decides to commit  *)
(* as soon as a majority is ready.                                           *)
EXTENDS FiniteSets, Naturals

CONSTANTS Participants, Hasty

VARIABLES
  state,     \* participant -> "working", "ready", "committed", "aborted"
  decision,  \* of the coordinator: "open", "commit", "abort"
  sent       \* every message ever sent

vars == <<state, decision, sent>>

Message == [kind : {"vote"}, from : Participants, yes : BOOLEAN] \cup [kind : {"commit", "abort"}]

TypeOK ==
  /\ state \in [Participants -> {"working", "ready", "committed", "aborted"}]
  /\ decision \in {"open", "commit", "abort"}
  /\ sent \subseteq Message

Init ==
  /\ state = [p \in Participants |-> "working"]
  /\ decision = "open"
  /\ sent = {}

Vote(p, yes) ==
  /\ state[p] = "working"
  /\ state' = [state EXCEPT ![p] = IF yes THEN "ready" ELSE "aborted"]
  /\ sent' = sent \cup {[kind |-> "vote", from |-> p, yes |-> yes]}
  /\ UNCHANGED decision

VotesOf(yes) == {p \in Participants : [kind |-> "vote", from |-> p, yes |-> yes] \in sent}

Enough == IF Hasty THEN 2 * Cardinality(VotesOf(TRUE)) > Cardinality(Participants)
                   ELSE VotesOf(TRUE) = Participants

Decide(what) ==
  /\ decision = "open"
  /\ what = "commit" => Enough
  /\ decision' = what
  /\ sent' = sent \cup {[kind |-> what]}
  /\ UNCHANGED state

Obey(p) ==
  \E m \in sent :
    /\ m.kind # "vote"
    /\ state' = [state EXCEPT ![p] = IF m.kind = "commit" THEN "committed" ELSE "aborted"]
    /\ state[p] \in {"working", "ready"}
    /\ UNCHANGED <<decision, sent>>

Next ==
  \/ \E p \in Participants, yes \in BOOLEAN : Vote(p, yes)
  \/ \E what \in {"commit", "abort"} : Decide(what)
  \/ \E p \in Participants : Obey(p)

Spec == Init /\ [][Next]_vars

Agreement ==
  \A p, q \in Participants : ~(state[p] = "committed" /\ state[q] = "aborted")

(* What makes the patient coordinator right, as an inductive invariant.      *)
Said(p, yes) == [kind |-> "vote", from |-> p, yes |-> yes] \in sent
Told(what) == [kind |-> what] \in sent

VotersDone == \A p \in Participants : Said(p, TRUE) \/ Said(p, FALSE) => state[p] # "working"
OneVote == \A p \in Participants : ~(Said(p, TRUE) /\ Said(p, FALSE))
ToldDecision == \A what \in {"commit", "abort"} : Told(what) => decision = what
CommitHasVotes == decision = "commit" => VotesOf(TRUE) = Participants
CommittedWereTold == \A p \in Participants : state[p] = "committed" => Told("commit")
AbortedHaveCause == \A p \in Participants : state[p] = "aborted" => Said(p, FALSE) \/ Told("abort")

(* What else is in TypeOK follows from Next.                                 *)
Inductive ==
  /\ sent \subseteq Message
  /\ VotersDone
  /\ OneVote
  /\ ToldDecision
  /\ CommitHasVotes
  /\ CommittedWereTold
  /\ AbortedHaveCause
=============================================================================

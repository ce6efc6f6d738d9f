-------------------------- MODULE SequenceTheorems --------------------------
EXTENDS Sequences, Integers, WellFoundedInduction, Functions
\* Theorems about sequences, which only proofs cite; they are stated here, not proved.
\* What a sequence is.
THEOREM ElementOfSeq == ASSUME NEW S, NEW s \in Seq(S), NEW n \in 1..Len(s) PROVE s[n] \in S
THEOREM EmptySeq == ASSUME NEW S PROVE <<>> \in Seq(S) /\ \A s \in Seq(S) : (s = <<>>) <=> (Len(s) = 0)
THEOREM LenProperties ==
  ASSUME NEW S, NEW s \in Seq(S)
  PROVE  Len(s) \in Nat /\ s \in [1..Len(s) -> S] /\ DOMAIN s = 1..Len(s)
THEOREM SeqEqual ==
  ASSUME NEW S, NEW T, NEW s \in Seq(S), NEW t \in Seq(T), Len(s) = Len(t), \A i \in 1..Len(s) : s[i] = t[i]
  PROVE  s = t
THEOREM IsASeq ==
  ASSUME NEW S, NEW n \in Nat, NEW e(_), \A i \in 1..n : e(i) \in S
  PROVE  [i \in 1..n |-> e(i)] \in Seq(S)
THEOREM ExceptSeq ==
  ASSUME NEW S, NEW s \in Seq(S), NEW i \in 1..Len(s), NEW e \in S
  PROVE  [s EXCEPT ![i] = e] \in Seq(S) /\ Len([s EXCEPT ![i] = e]) = Len(s)

\* Concatenation, Append, Head, Tail, SubSeq.
THEOREM ConcatProperties ==
  ASSUME NEW S, NEW s \in Seq(S), NEW t \in Seq(S)
  PROVE  /\ s \o t \in Seq(S)
         /\ Len(s \o t) = Len(s) + Len(t)
         /\ \A i \in 1..(Len(s) + Len(t)) : (s \o t)[i] = IF i <= Len(s) THEN s[i] ELSE t[i - Len(s)]
THEOREM ConcatEmptySeq == ASSUME NEW S, NEW s \in Seq(S) PROVE s \o <<>> = s /\ <<>> \o s = s
THEOREM ConcatAssociative ==
  ASSUME NEW S, NEW s \in Seq(S), NEW t \in Seq(S), NEW u \in Seq(S)
  PROVE  (s \o t) \o u = s \o (t \o u)
THEOREM ConcatSimplifications ==
  ASSUME NEW S
  PROVE  /\ \A s, t \in Seq(S) : s \o t = s <=> t = <<>>
         /\ \A s, t \in Seq(S) : s \o t = t <=> s = <<>>
         /\ \A s, t, u \in Seq(S) : (s \o t = s \o u <=> t = u) /\ (t \o s = u \o s <=> t = u)
THEOREM AppendProperties ==
  ASSUME NEW S, NEW s \in Seq(S), NEW e \in S
  PROVE  /\ Append(s, e) \in Seq(S)
         /\ Append(s, e) # <<>>
         /\ Len(Append(s, e)) = Len(s) + 1
         /\ \A i \in 1..Len(s) : Append(s, e)[i] = s[i]
         /\ Append(s, e)[Len(s) + 1] = e
THEOREM AppendIsConcat == ASSUME NEW S, NEW s \in Seq(S), NEW e \in S PROVE Append(s, e) = s \o <<e>>
THEOREM HeadTailProperties ==
  ASSUME NEW S, NEW s \in Seq(S), s # <<>>
  PROVE  /\ Head(s) \in S
         /\ Tail(s) \in Seq(S)
         /\ Len(Tail(s)) = Len(s) - 1
         /\ \A i \in 1..Len(Tail(s)) : Tail(s)[i] = s[i + 1]
THEOREM HeadTailAppend ==
  ASSUME NEW S, NEW s \in Seq(S), NEW e \in S
  PROVE  /\ Head(Append(s, e)) = IF s = <<>> THEN e ELSE Head(s)
         /\ Tail(Append(s, e)) = IF s = <<>> THEN <<>> ELSE Append(Tail(s), e)
THEOREM SubSeqProperties ==
  ASSUME NEW S, NEW s \in Seq(S), NEW m \in 1..(Len(s) + 1), NEW n \in (m - 1)..Len(s)
  PROVE  /\ SubSeq(s, m, n) \in Seq(S)
         /\ Len(SubSeq(s, m, n)) = n - m + 1
         /\ \A i \in 1..(n - m + 1) : SubSeq(s, m, n)[i] = s[m + i - 1]
THEOREM SubSeqEmpty == ASSUME NEW s, NEW m \in Int, NEW n \in Int, n < m PROVE SubSeq(s, m, n) = <<>>
THEOREM SubSeqFull == ASSUME NEW S, NEW s \in Seq(S) PROVE SubSeq(s, 1, Len(s)) = s
THEOREM HeadTailSubSeq ==
  ASSUME NEW S, NEW s \in Seq(S), NEW m \in 1..Len(s), NEW n \in m..Len(s)
  PROVE  Head(SubSeq(s, m, n)) = s[m] /\ Tail(SubSeq(s, m, n)) = SubSeq(s, m + 1, n)

\* Induction over sequences, from either end.
THEOREM SequenceEmptyOrAppend ==
  ASSUME NEW S, NEW s \in Seq(S), s # <<>>
  PROVE  \E t \in Seq(S), e \in S : s = Append(t, e)
THEOREM SequencesInductionAppend ==
  ASSUME NEW P(_), NEW S, P(<<>>), \A s \in Seq(S), e \in S : P(s) => P(Append(s, e))
  PROVE  \A s \in Seq(S) : P(s)
THEOREM SequencesInductionTail ==
  ASSUME NEW S, NEW P(_), P(<<>>), \A s \in Seq(S) : s # <<>> /\ P(Tail(s)) => P(s)
  PROVE  \A s \in Seq(S) : P(s)
=============================================================================

---------------------------- MODULE SequencesExt ----------------------------
INSTANCE Sequences
INSTANCE Naturals
INSTANCE FiniteSets
INSTANCE FiniteSetsExt
INSTANCE Functions
INSTANCE Folds
LOCAL INSTANCE TLC
\* More operators on sequences.

\* ---- to and from other values

\* The elements of s.
ToSet(s) == {s[i] : i \in DOMAIN s}

\* How often each element occurs in s, as a bag.
ToBag(s) == [e \in ToSet(s) |-> Cardinality({i \in DOMAIN s : s[i] = e})]

\* The elements of S, each once, in some order.
SetToSeq(S) ==
  LET RECURSIVE List(_)
      List(T) == IF T = {} THEN <<>>
                 ELSE LET x == CHOOSE y \in T : TRUE
                      IN <<x>> \o List(T \ {x})
  IN List(S)

\* The same in every order.
SetToSeqs(S) ==
  LET D == 1..Cardinality(S)
  IN {f \in [D -> S] : \A i, j \in D : i # j => f[i] # f[j]}

\* The same in the strict order op.
SetToSortSeq(S, op(_, _)) == SortSeq(SetToSeq(S), op)

\* SetToSeqs of every subset of S.
SetToAllKPermutations(S) == UNION {SetToSeqs(s) : s \in SUBSET S}

\* The sequences over S of length n; of length up to n.
TupleOf(S, n) == [1..n -> S]
SeqOf(S, n) == UNION {[1..m -> S] : m \in 0..n}
BoundedSeq(S, n) == SeqOf(S, n)

\* ---- questions

\* e occurs in s.
Contains(s, e) == \E i \in 1..Len(s) : s[i] = e

\* Each element stands in relation op to those after it.
IsSorted(seq, op(_, _)) == \A i, j \in 1..Len(seq) : i < j => op(seq[i], seq[j])

\* s begins (ends) t; strictly: and is not t.
IsPrefix(s, t) == Len(s) \leq Len(t) /\ \A i \in 1..Len(s) : s[i] = t[i]
IsStrictPrefix(s, t) == IsPrefix(s, t) /\ Len(s) < Len(t)
IsSuffix(s, t) == Len(s) \leq Len(t) /\ \A i \in 1..Len(s) : s[i] = t[Len(t) - Len(s) + i]
IsStrictSuffix(s, t) == IsSuffix(s, t) /\ Len(s) < Len(t)

\* All beginnings (endings) of s, from <<>> to s.
Prefixes(s) == {SubSeq(s, 1, n) : n \in 0..Len(s)}
Suffixes(s) == {SubSeq(s, n, Len(s)) : n \in 1..(Len(s) + 1)}

\* The common prefixes of the sequences in S, and the longest one.
CommonPrefixes(S) ==
  LET P == UNION {Prefixes(s) : s \in S}
  IN {p \in P : \A t \in S : IsPrefix(p, t)}
LongestCommonPrefix(S) ==
  CHOOSE p \in CommonPrefixes(S) : \A q \in CommonPrefixes(S) : Len(q) \leq Len(p)

\* The contiguous parts of s; the parts at any positions.
SubSeqs(s) == {SubSeq(s, i + 1, j) : i, j \in 0..Len(s)}
AllSubSeqs(s) ==
  LET Picked(D) == LET at == SortSeq(SetToSeq(D), LAMBDA x, y : x < y)
                   IN [i \in 1..Len(at) |-> s[at[i]]]
  IN {Picked(D) : D \in SUBSET (1..Len(s))}

\* The first (last) index whose element passes the test, 0 when there is none.
SelectInSeq(seq, Test(_)) ==
  LET I == {i \in 1..Len(seq) : Test(seq[i])}
  IN IF I # {} THEN Min(I) ELSE 0
SelectLastInSeq(seq, Test(_)) ==
  LET I == {i \in 1..Len(seq) : Test(seq[i])}
  IN IF I # {} THEN Max(I) ELSE 0

\* The same within SubSeq(seq, from, to), as an index of that.
SelectInSubSeq(seq, from, to, Test(_)) == SelectInSeq(SubSeq(seq, from, to), Test)
SelectLastInSubSeq(seq, from, to, Test(_)) == SelectLastInSeq(SubSeq(seq, from, to), Test)

\* Where s first begins within t.
IndexFirstSubSeq(s, t) ==
  LET last == CHOOSE i \in 0..Len(t) :
                 /\ s \in SubSeqs(SubSeq(t, 1, i))
                 /\ \A j \in 0..(i-1) : s \notin SubSeqs(SubSeq(t, 1, j))
  IN last - (Len(s) - 1)

\* ---- changed sequences

Reverse(s) == [i \in 1..Len(s) |-> s[(Len(s) - i) + 1]]

\* s without e; without its first e; without the first element that passes the test.
Remove(s, e) == SelectSeq(s, LAMBDA t : t # e)
RemoveAt(s, i) == SubSeq(s, 1, i - 1) \o SubSeq(s, i + 1, Len(s))
RemoveFirst(s, e) ==
  IF \E i \in 1..Len(s) : s[i] = e
  THEN RemoveAt(s, Min({i \in 1..Len(s) : s[i] = e}))
  ELSE s
RemoveFirstMatch(s, Test(_)) ==
  IF \E i \in 1..Len(s) : Test(s[i])
  THEN RemoveAt(s, Min({i \in 1..Len(s) : Test(s[i])}))
  ELSE s

\* e put before index i; put at index i; put wherever old is.
InsertAt(s, i, e) == SubSeq(s, 1, i - 1) \o <<e>> \o SubSeq(s, i, Len(s))
ReplaceAt(s, i, e) == [s EXCEPT ![i] = e]
ReplaceAll(s, old, new) == [i \in 1..Len(s) |-> IF s[i] = old THEN new ELSE s[i]]

Cons(elt, seq) == <<elt>> \o seq
Snoc(elt, seq) == Append(seq, elt)

\* All but the last element, and the last.
Front(s) == SubSeq(s, 1, Len(s) - 1)
Last(s) == s[Len(s)]

\* The sequences in seqs one after another.
FlattenSeq(seqs) ==
  LET RECURSIVE Flat(_)
      Flat(n) == IF n = 0 THEN <<>> ELSE Flat(n - 1) \o seqs[n]
  IN Flat(Len(seqs))

\* Pairs of what stands at the same index, as far as both reach.
Zip(s, t) ==
  LET n == IF Len(s) < Len(t) THEN Len(s) ELSE Len(t)
  IN [i \in 1..n |-> <<s[i], t[i]>>]

\* For sequences of one length: their elements in turn, each as a sequence of its own; two empty ones give << <<>>, <<>> >>.
Interleave(s, t) ==
  CASE Len(s) = Len(t) /\ Len(s) > 0 ->
         [i \in 1..(2 * Len(s)) |-> IF i % 2 = 1 THEN <<s[(i + 1) \div 2]>> ELSE <<t[i \div 2]>>]
    [] Len(s) = Len(t) /\ Len(s) = 0 -> << <<>>, <<>> >>

\* t with r in place of the s that begins at i.
ReplaceSubSeqAt(i, r, s, t) ==
  SubSeq(t, 1, i - 1) \o r \o SubSeq(t, i + Len(s), Len(t))

\* t with r in place of the first s; of every s, from left to right.
ReplaceFirstSubSeq(r, s, t) ==
  IF s \in SubSeqs(t)
  THEN ReplaceSubSeqAt(IndexFirstSubSeq(s, t), r, s, t)
  ELSE t
ReplaceAllSubSeqs(r, s, t) ==
  LET first(u) == SubSeq(u, 1, 1)
      RECURSIVE Replace(_)
      Replace(u) ==
        IF Len(u) < Len(s) \/ Len(u) = 0 THEN u
        ELSE IF Len(s) = 0 THEN r \o first(u) \o Replace(Tail(u))
        ELSE IF SubSeq(u, 1, Len(s)) = s THEN r \o Replace(SubSeq(u, Len(s) + 1, Len(u)))
        ELSE first(u) \o Replace(Tail(u))
  IN IF s = t THEN r ELSE IF s = r THEN t ELSE Replace(t)

\* a % b, with b for 0: the next index of a ring.
SeqMod(a, b) == IF a % b = 0 THEN b ELSE a % b

\* ---- folds

\* op(... op(op(base, s[1]), s[2]) ..., s[n])
FoldLeft(op(_, _), base, seq) ==
  LET RECURSIVE Fold(_)
      Fold(n) == IF n = 0 THEN base ELSE op(Fold(n - 1), seq[n])
  IN Fold(Len(seq))

\* op(s[1], op(s[2], ... op(s[n], base)))
FoldRight(op(_, _), seq, base) ==
  LET RECURSIVE Fold(_)
      Fold(n) == IF n > Len(seq) THEN base ELSE op(seq[n], Fold(n + 1))
  IN Fold(1)

\* The same over the indices.
FoldLeftDomain(op(_, _), base, seq) ==
  LET RECURSIVE Fold(_)
      Fold(n) == IF n = 0 THEN base ELSE op(Fold(n - 1), n)
  IN Fold(Len(seq))
FoldRightDomain(op(_, _), seq, base) ==
  LET RECURSIVE Fold(_)
      Fold(n) == IF n > Len(seq) THEN base ELSE op(n, Fold(n + 1))
  IN Fold(1)

\* In no promised order.
FoldSeq(op(_, _), base, seq) == FoldFunction(op, base, seq)
=============================================================================

\* run: check %s --length 3
\* exit: 0
---- MODULE fold_over_a_growing_set ----
\* Any of eighteen payments may have been made, so there are 2^18 sets of payments to be told apart by whoever unfolds a fold.
EXTENDS Integers, FiniteSets, FiniteSetsExt, Functions, Folds
VARIABLES paid, received
Persons == {"ann", "bob", "cay"}
Payments == {p \in [by : Persons, for : Persons, coins : 1 .. 3] : p.by # p.for}
Init == paid = {} /\ received = [p \in Persons |-> 0]
Next == \E p \in Payments \ paid : paid' = paid \cup {p} /\ received' = [received EXCEPT ![p.for] = @ + p.coins]

Coins(p) == p.coins
Any(S) == CHOOSE x \in S : TRUE
Plus(a, b) == a + b
Total == FoldSet(LAMBDA p, n : n + p.coins, 0, paid)
SumsAgree ==
  /\ Total = MapThenSumSet(Coins, paid)
  /\ Total = MapThenFoldSet(Plus, 0, Coins, Any, paid)
  /\ Total = SumFunction(received)
SumIsSmall == Total <= 9
Kinds == SumSet({p.coins : p \in paid}) <= 6 /\ ProductSet({p.coins : p \in paid}) <= 6
Payers == FoldSet(LAMBDA p, S : S \cup {p.by}, {}, paid) = {p.by : p \in paid}
====

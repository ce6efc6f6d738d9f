\* run: check %s --length 1
\* exit: 12
---- MODULE choices_from_two_kinds_of_set ----
EXTENDS Integers
VARIABLES account, owner
Init == account = 0 /\ owner = "nobody"
Next == \E who \in {"ann", "bob"}, sum \in Int : owner' = who /\ account' = IF who = "bob" THEN 3 * sum ELSE account
Owned == account # -42 \/ owner # "bob"
====

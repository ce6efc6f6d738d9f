\* run: check %s --length 1
\* exit: 13
---- MODULE two_choices_from_an_endless_set ----
EXTENDS Integers
VARIABLE balance
Init == balance = 0
Next == \E paid, drawn \in Int : paid >= 0 /\ drawn >= 5 /\ balance' = balance + paid - drawn
Grows == [][balance' >= balance]_balance
====

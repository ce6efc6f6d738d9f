\* run: check %s
\* exit: 11
---- MODULE infinite_choice_that_ends ----
\* No natural number is greater than 4 and less than 5: a deadlock, which is confirmed without listing Nat.
EXTENDS Integers
VARIABLE x
Init == x = 0
Next == \E n \in Nat : n > x /\ n + n < 10 /\ x' = n
Inv == x >= 0
====

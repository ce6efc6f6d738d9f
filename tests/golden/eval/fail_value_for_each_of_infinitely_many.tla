\* run: eval %s -e Square[12] -e Square
\* exit: 152
---- MODULE fail_value_for_each_of_infinitely_many ----
EXTENDS Integers
Square == [a \in Nat |-> a * a]
====

\* run: eval %s -e Zero[-1]
\* exit: 75
---- MODULE outside_an_infinite_domain ----
EXTENDS Integers
Zero == [a \in Nat |-> 0]
====

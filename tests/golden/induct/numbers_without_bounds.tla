\* run: induct %s --inv Even
\* exit: 0
---- MODULE numbers_without_bounds ----
EXTENDS Integers
VARIABLE x
Init == \E k \in Nat : x = k + k
Next == \E d \in Nat \ {0} : x' = x + d + d
Even == x \in Nat /\ \E i \in Nat : x = i + i
====

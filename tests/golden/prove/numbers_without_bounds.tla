\* run: prove %s --inv Even --inv Apart
\* exit: 0
---- MODULE numbers_without_bounds ----
EXTENDS Integers
VARIABLES x, y
Init == \E k \in Nat : x = k + k /\ y \in Int /\ y < x
Next == \/ \E d \in Nat \ {0} : x' = x + d + d /\ y' = y
        \/ \E n \in Int : n < y /\ y' = n /\ x' = x
Even == x \in Nat /\ y \in Int /\ \E i \in Nat : x = i + i
Apart == y < x
====

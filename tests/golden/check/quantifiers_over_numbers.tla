\* run: check %s --length 3
\* exit: 12
---- MODULE quantifiers_over_numbers ----
EXTENDS Integers
VARIABLES x, f
Init == x \in Nat /\ f = [i \in 1..3 |-> 2 * i]
Next == \E d \in Nat : x' = x + 2 * d /\ (\A i \in Nat : i > x' => i > d) /\ UNCHANGED f
Above == \A i \in Nat : i > x => i # x
Sums == \A i \in Int, j \in Nat : i < x /\ j = i => i + j < 2 * x
Domain == \A i \in Nat : i \in DOMAIN f => f[i] > 0
Some == \E i \in {n \in Nat : n > 1} : i \in DOMAIN f /\ f[i] = 6
Squares == \A i \in Nat : i * i >= i
Even == \E i \in Int : i + i = x
====

\* run: check %s
\* exit: 12
---- MODULE choose_by_arithmetic ----
\* An integer square root, and the least number of a residue class above another one.
EXTENDS Integers
VARIABLES n, root, up
Sqrt(m) == CHOOSE r \in 0..4294967295 : r * r <= m /\ (r + 1) * (r + 1) > m
Init == n \in 90..110 /\ root = 0 /\ up = 0
Next == n' = n + 1 /\ n < 115 /\ root' = Sqrt(n) /\ up' = CHOOSE k \in Nat : k > n /\ k % 10 = 7
Inv == root < 10 \/ up # 107
====

\* run: check %s
\* exit: 152
---- MODULE fail_choose_that_is_not_linear ----
EXTENDS Integers
VARIABLES n, root
Init == n \in Nat /\ root = 0
Next == n' = n + 1 /\ root' = CHOOSE r \in 0..4294967295 : r * r <= n /\ (r + 1) * (r + 1) > n
Inv == root >= 0
====

\* run: check %s
\* exit: 10
---- MODULE assumption_is_false ----
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x < 2 /\ x' = x + 1
ASSUME Odd == 4 % 2 = 1
====

\* run: check %s
\* exit: 151
---- MODULE fail_replacement_circle ----
EXTENDS Naturals
CONSTANTS K, N
VARIABLE x
Init == x = K
Next == x' = N
====

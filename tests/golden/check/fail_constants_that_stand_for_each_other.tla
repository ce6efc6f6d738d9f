\* run: check %s -c K=N -c N=K
\* exit: 151
---- MODULE fail_constants_that_stand_for_each_other ----
EXTENDS Naturals
CONSTANTS K, N
VARIABLE x
Init == x = K
Next == x' = N
====

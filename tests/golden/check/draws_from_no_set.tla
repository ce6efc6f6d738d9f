\* run: check %s --length 2
\* exit: 75
---- MODULE draws_from_no_set ----
\* After one step `pool` is no set any more, and nothing can be drawn from it.
EXTENDS Naturals
VARIABLES pool, taken
Init == pool = {1, 2} /\ taken = 0
Next == \E n \in pool : taken' = n /\ pool' = IF n = 1 THEN n ELSE pool
====

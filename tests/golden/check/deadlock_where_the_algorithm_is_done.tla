\* run: check %s --config deadlock_is_found.cfg
\* exit: 11
---- MODULE deadlock_where_the_algorithm_is_done ----
EXTENDS Naturals
VARIABLES pc, sum
Init == pc = "add" /\ sum = 0
Add == /\ pc = "add"
       /\ sum' = sum + 1
       /\ pc' = IF sum = 1 THEN "Done" ELSE "add"
Next == Add
====

\* run: check %s --config deadlock_is_found.cfg
\* exit: 11
---- MODULE deadlock_of_processes_that_are_done ----
EXTENDS Naturals
VARIABLES pc, sum
Init == pc = [p \in {"a", "b"} |-> "add"] /\ sum = 0
Add(p) == /\ pc[p] = "add"
          /\ sum' = sum + 1
          /\ pc' = [pc EXCEPT ![p] = "Done"]
Next == Add("a") \/ Add("b")
====

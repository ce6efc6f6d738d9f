\* run: check %s --init Begin --next Step
\* exit: 11
---- MODULE deadlock_with_many_variables ----
VARIABLES pc, a, b, c, d, e, f, g, h
Begin == /\ pc = {"Done"}
         /\ a = 0 /\ b = 0 /\ c = 0 /\ d = 0 /\ e = 0 /\ f = 0 /\ g = 0 /\ h = 0
Step == FALSE /\ UNCHANGED <<pc, a, b, c, d, e, f, g, h>>
====

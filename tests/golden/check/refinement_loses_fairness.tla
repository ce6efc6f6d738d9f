\* run: check %s --length 7
\* exit: 13
---- MODULE refinement_loses_fairness ----
\* A clock that is stopped again and again need not tick, and yet only the fairness of the other one is violated.
EXTENDS Naturals
VARIABLES quarter, stopped
Init == quarter = 0 /\ stopped = FALSE
Pass == ~stopped /\ quarter' = (quarter + 1) % 6 /\ UNCHANGED stopped
Stop == ~stopped /\ stopped' = TRUE /\ UNCHANGED quarter
Start == stopped /\ stopped' = FALSE /\ UNCHANGED quarter
Spec == Init /\ [][Pass \/ Stop \/ Start]_<<quarter, stopped>> /\ WF_stopped(Start) /\ WF_quarter(Pass)
Clock == INSTANCE Ticking WITH hour <- quarter \div 2, Hours <- 3
Refines == Clock!Spec
====

\* run: check %s --length 7
\* exit: 0
---- MODULE refinement_keeps_fairness ----
\* The hour is no variable here, so whether the clock can tick is asked of an hour of its own.
EXTENDS Naturals
VARIABLES quarter, stopped
Init == quarter = 0 /\ stopped = FALSE
Pass == ~stopped /\ quarter' = (quarter + 1) % 6 /\ UNCHANGED stopped
Stop == ~stopped /\ stopped' = TRUE /\ UNCHANGED quarter
Start == stopped /\ stopped' = FALSE /\ UNCHANGED quarter
Spec == Init /\ [][Pass \/ Stop \/ Start]_<<quarter, stopped>> /\ WF_stopped(Start) /\ SF_quarter(Pass)
Clock == INSTANCE Ticking WITH hour <- quarter \div 2, Hours <- 3
Refines == Clock!Spec
====

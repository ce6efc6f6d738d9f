\* run: check %s --length 7
\* exit: 13
---- MODULE refinement_stops_for_ever ----
\* Where the clock may stay stopped, it violates the fairness of the other one without any step.
EXTENDS Naturals
VARIABLES quarter, stopped
Init == quarter = 0 /\ stopped = FALSE
Pass == ~stopped /\ quarter' = (quarter + 1) % 6 /\ UNCHANGED stopped
Stop == ~stopped /\ stopped' = TRUE /\ UNCHANGED quarter
Start == stopped /\ stopped' = FALSE /\ UNCHANGED quarter
Spec == Init /\ [][Pass \/ Stop \/ Start]_<<quarter, stopped>> /\ SF_quarter(Pass)
Clock == INSTANCE Ticking WITH hour <- quarter \div 2, Hours <- 3
Refines == Clock!Spec
====

---- MODULE Ticking ----
EXTENDS Naturals
CONSTANT Hours
VARIABLE hour
Init == hour = 0
Tick == hour' = (hour + 1) % Hours
Spec == Init /\ [][Tick]_hour /\ WF_hour(Tick)
====

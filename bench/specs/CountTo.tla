-------------------------------- MODULE CountTo --------------------------------
(* A counter without a bound that must pass a number, now and then disturbed.   *)
EXTENDS Naturals

CONSTANT Goal

VARIABLES count, calm
vars == <<count, calm>>

Init == count = 0 /\ calm = TRUE
Step == count' = count + 1 /\ UNCHANGED calm
Disturb == calm' = ~calm /\ UNCHANGED count
Spec == Init /\ [][Step \/ Disturb]_vars /\ WF_vars(Step)

Past == <>(count > Goal)
================================================================================

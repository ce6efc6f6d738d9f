\* run: prove %s --init Init --next Next
\* exit: 0
---- MODULE proves_that_there_is_no_deadlock ----
EXTENDS Naturals
VARIABLES hour, minute
Init == hour = 0 /\ minute = 0
Tick == minute < 59 /\ minute' = minute + 1 /\ UNCHANGED hour
Strike == minute = 59 /\ minute' = 0 /\ hour' = (hour + 1) % 24
Next == Tick \/ Strike
====

\* run: check %s --init Init --next Next --inv Whole,Part --no-deadlock --length 2
\* exit: 76
---- MODULE composed_steps_are_whole ----
EXTENDS Integers
VARIABLES level, seen
\* Each of two composed actions is a step by itself and gives all variables a value, also where the rest would do it.
Fill == level' = 1 /\ seen' = 1
Raise == level' = level + 1 /\ UNCHANGED seen
RaiseOnly == level' = level + 1
Init == level = 0 /\ seen = 0
Next == level < 3 /\ Raise
Whole == ENABLED (Fill \cdot Raise)
Part == ~ENABLED (UNCHANGED seen /\ (Fill \cdot RaiseOnly))
====

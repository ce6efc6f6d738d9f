\* run: check %s --inv x<1
\* exit: 12
---- MODULE invariant_from_the_command_line ----
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x < 2 /\ x' = x + 1
====

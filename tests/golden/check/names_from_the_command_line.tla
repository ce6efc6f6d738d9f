\* run: check %s --init Begin --next Go --inv Small
\* exit: 12
---- MODULE names_from_the_command_line ----
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x < 2 /\ x' = x + 1
Begin == x = 1
Go == x' = x + 2
Small == x < 4
====

\* run: check %s --init Init --next Next --inv Fine --inv Fine --property Grows,Grows --length 2
\* exit: 0
---- MODULE asked_for_twice ----
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = x + 1
Fine == x >= 0
Grows == [][x' > x]_x
====

\* run: prove %s
\* exit: 0
---- MODULE heading_names_the_property ----
EXTENDS Naturals
VARIABLES x, y
Init == x = 0 /\ y = 0
Next == x' = x + 1 /\ y' = y
Spec == Init /\ [][Next]_<<x, y>>
Zero == y = 0
Grows == x = 0 /\ [][x' > x]_x
====

\* run: check %s --length 2
\* exit: 0
---- MODULE subscript_misses_variable ----
VARIABLES x, y
Init == x = 0 /\ y = 0
Next == x' = x /\ y' = y
Spec == Init /\ [][Next]_x
====

\* run: check %s --init Start --inv Small
\* exit: 12
---- MODULE usual_next ----
EXTENDS Integers
VARIABLE x
Start == x = 3
Next == x' = x + 1
Small == x < 5
====

\* run: check %s --length 3
\* exit: 0
---- MODULE infix_operator_replaced ----
EXTENDS Integers
VARIABLE x
a ++ b == a - b
Add(a, b) == a + b
Init == x = 0
Next == x' = x ++ 2
Grows == x >= 0
====

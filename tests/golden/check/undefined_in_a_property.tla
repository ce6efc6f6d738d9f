\* run: check %s --property [][1\div(x'-2)<x'+9]_x
\* exit: 77
---- MODULE undefined_in_a_property ----
EXTENDS Integers
VARIABLE x
Init == x = 0
Next == x' = x + 1
====

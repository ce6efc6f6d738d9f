\* run: check %s
\* exit: 12
---- MODULE override_below_an_instance_without_a_name ----
EXTENDS Integers
VARIABLE x
INSTANCE Limiting
Small == 2
Inv == x < 4
====

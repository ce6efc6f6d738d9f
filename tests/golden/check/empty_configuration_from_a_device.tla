\* run: check %s --config /dev/null --init Start --next Step --inv Small
\* exit: 12
---- MODULE empty_configuration_from_a_device ----
EXTENDS Integers
VARIABLE x
Start == x = 0
Step == x' = x + 1
Small == x < 2
====

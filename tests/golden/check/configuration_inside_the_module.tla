\* run: check %s --config configuration_inside_the_module.tla --length 3
\* exit: 12
---- MODULE configuration_inside_the_module ----
EXTENDS Naturals
CONSTANT Limit
VARIABLE x
Start == x = 0
Step == x' = x + 1
Small == x < Limit
====

What TLC writes for an error trace ends like this.

---- CONFIG configuration_inside_the_module ----
CONSTANT Limit = 2
INIT Start
NEXT Step
INVARIANT Small
====

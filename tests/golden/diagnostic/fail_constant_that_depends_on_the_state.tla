\* run: check %s
\* exit: 151
---- MODULE fail_constant_that_depends_on_the_state ----
EXTENDS Integers
CONSTANTS K, F(_), Unused
VARIABLE x
Current == x
Later == Current + 1
Next(y) == x' = y
Init == x = 0
Step == F(x + 1)
Inv == K = x
====

\* run: check %s --undefined=free
\* exit: 12
---- MODULE undefined_is_free ----
\* Past 3 the function has no value; with --undefined=free that is some value, and what holds whatever it is holds.
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = x + 1
Within == [i \in 0 .. 3 |-> i][x] \in 0 .. 3 \/ x > 3
NotFive == x # 5
====

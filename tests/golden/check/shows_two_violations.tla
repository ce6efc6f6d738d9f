\* run: check %s --max-error 2 --length 4
\* exit: 12
---- MODULE shows_two_violations ----
EXTENDS Naturals
VARIABLE x
\* In the order in which they are found, which is not that of the configuration.
Init == x = 0
Next == x' = x + 1
Late == x < 3
Soon == x < 1
Never == x < 9
====

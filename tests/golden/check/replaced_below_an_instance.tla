\* run: check %s --length 4
\* exit: 12
---- MODULE replaced_below_an_instance ----
\* The configuration replaces Step in the root; the replacement can still name the original through an instance.
EXTENDS Stepping
Twice(n) == LET Original == INSTANCE Stepping IN Original!Step(Original!Step(n))
Within == x <= 6
====

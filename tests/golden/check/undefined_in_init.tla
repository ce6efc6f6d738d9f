\* run: check %s
\* exit: 75
---- MODULE undefined_in_init ----
EXTENDS Sequences
VARIABLE x
Init == x = Head(<<>>)
Next == x' = x
====

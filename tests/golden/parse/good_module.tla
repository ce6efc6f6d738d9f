\* run: parse %s
\* exit: 0
---- MODULE good_module ----
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = x + 1
====

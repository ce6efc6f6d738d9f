\* run: eval %s --timeout 0.3 -e Slow(80)
\* exit: 20
---- MODULE stops_a_recursion_after_the_time_given ----
EXTENDS Integers
RECURSIVE Slow(_)
Slow(n) == IF n = 0 THEN 0 ELSE Slow(n - 1) + Slow(n - 1)
====

\* run: eval %s --timeout 0.3 -e Everywhere
\* exit: 20
---- MODULE stops_a_quantifier_after_the_time_given ----
EXTENDS Integers
Everywhere == \A f \in [1..12 -> 1..12] : f[3] > 0
====

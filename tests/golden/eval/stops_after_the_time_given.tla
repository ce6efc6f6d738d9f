\* run: eval %s --timeout 0.3 -e Nobody
\* exit: 20
---- MODULE stops_after_the_time_given ----
EXTENDS Integers
Nobody == {n \in 1..10^9 : n < 0}
====

\* run: eval %s -e Cardinality(SUBSET(1..5)) -e UNION{{1},{2,3}} -e {1,2}\X{"a"}
\* exit: 0
---- MODULE sets ----
EXTENDS Integers, Sequences, FiniteSets
Double(n) == 2 * n
====

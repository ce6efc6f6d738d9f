\* run: eval %s -e Head(<<>>)
\* exit: 75
---- MODULE no_value ----
EXTENDS Integers, Sequences, FiniteSets
Double(n) == 2 * n
====

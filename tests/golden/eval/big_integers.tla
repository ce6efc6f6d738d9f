\* run: eval %s -e 2^100 -e -7\div2 -e -7%2
\* exit: 0
---- MODULE big_integers ----
EXTENDS Integers, Sequences, FiniteSets
Double(n) == 2 * n
====

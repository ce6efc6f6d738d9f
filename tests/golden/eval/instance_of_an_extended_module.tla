\* run: eval %s -e Twice -e I!Twice -e J(10)!Total -e K!Total
\* exit: 0
---- MODULE instance_of_an_extended_module ----
EXTENDS Priced
Flat(p) == 1
None(p) == 0
I == INSTANCE Priced WITH price <- 42, Tax <- None
J(p) == INSTANCE Priced WITH price <- p
\* What is not substituted keeps the value of the configuration.
K == INSTANCE Priced WITH Tax <- None
====

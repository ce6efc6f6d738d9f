\* run: check %s
\* exit: 12
---- MODULE module_without_variables_is_violated ----
EXTENDS Integers
CONSTANT N
ASSUME N > 0
Larger == N > 3
====

\* run: check %s
\* exit: 0
---- MODULE specification_without_variables_holds ----
EXTENDS Integers
CONSTANT N
ASSUME N > 0
Spec == [][TRUE]_<<>>
Even == N % 2 = 0
====

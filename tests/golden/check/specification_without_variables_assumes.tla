\* run: check %s
\* exit: 10
---- MODULE specification_without_variables_assumes ----
EXTENDS Integers
ASSUME 1 > 2
Spec == TRUE /\ [][TRUE]_<<>>
====

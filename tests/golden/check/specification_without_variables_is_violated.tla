\* run: check %s
\* exit: 12
---- MODULE specification_without_variables_is_violated ----
EXTENDS Integers
Spec == [][FALSE]_<<>>
Even == 3 % 2 = 0
====

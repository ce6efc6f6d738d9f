\* run: check %s --length 1
\* exit: 0
---- MODULE model_values_of_the_configuration_only ----
CONSTANT Server
VARIABLE x
Init == x \in Server
Next == x' \in Server
Inv == x \in Server
====

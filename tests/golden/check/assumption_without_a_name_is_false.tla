\* run: check %s --init Init --next Next --inv Fine
\* exit: 10
---- MODULE assumption_without_a_name_is_false ----
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = x
Fine == x = 0
ASSUME 1 > 2
====

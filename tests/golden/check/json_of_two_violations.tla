\* run: check %s --init Init --next Next --inv Low,Lower --max-error 2 --length 3 --json
\* exit: 12
---- MODULE json_of_two_violations ----
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = x + 1
Low == x < 2
Lower == x < 1
====

\* run: check %s --init Init --next Next --inv Small --constraint Near --max-error 5
\* exit: 75
---- MODULE claims_nothing_behind_an_undefined_constraint ----
EXTENDS Integers
VARIABLE step
Init == step \in {0, 7}
Next == step' = step + 1
Near == IF step = 1 THEN <<TRUE>>[step + 1] ELSE step < 20
Small == step < 9
====

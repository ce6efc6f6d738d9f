\* run: check %s --init Init --next Next --inv Small --max-error 5
\* exit: 75
---- MODULE claims_nothing_of_an_undefined_beginning ----
EXTENDS Integers
VARIABLE step
Init == step = 0 \/ step = <<9>>[2]
Next == step' = step + 1
Small == step < 5
====

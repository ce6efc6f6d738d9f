\* run: check %s --init Init --next Next --inv Small,Positive --max-error 9 --length 8
\* exit: 75
---- MODULE claims_nothing_behind_what_has_no_value ----
EXTENDS Integers
\* Where step is 3 one way to go on has no value. Others lead on, to where Small is broken; but evaluating Next there fails.
VARIABLE step
Init == step = 0
Next == \/ step < 3 /\ step' = step + 1
        \/ step >= 3 /\ step < 9 /\ step' = step + 1
        \/ step = 3 /\ step' = <<9>>[2]
Small == step < 5
Positive == step >= 0
====

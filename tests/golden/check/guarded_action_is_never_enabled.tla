\* run: check %s --init Init --next Next --inv Small --length 5
\* exit: 0
---- MODULE guarded_action_is_never_enabled ----
EXTENDS Naturals
VARIABLE x
Near == x' = (x + 1) % 3
Far == x' = 0
Init == x = 0
Next == \/ x < 9 /\ Near
        \/ x > 9 /\ Far
Small == x < 5
====

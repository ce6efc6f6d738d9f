\* run: check %s --length 3
\* exit: 152
---- MODULE fail_enabled_of_an_inner_module ----
\* ENABLED of an instance is about the variables of the inner module. Where the action reads a variable declared around that
\* module, which the instance does not substitute, there is no such ENABLED.
EXTENDS Naturals
VARIABLES x, y
---- MODULE Apart ----
VARIABLE at
Step == at' = at + 1
Fair == WF_at(Step)
====
---- MODULE Entangled ----
VARIABLE at
Step == at' = at + y
Fair == WF_at(Step)
====
A == INSTANCE Apart WITH at <- x + y
E == INSTANCE Entangled WITH at <- x + y
Init == x = 0 /\ y = 1
Next == x' = x + y /\ UNCHANGED y
Spec == Init /\ [][Next]_<<x, y>> /\ WF_<<x, y>>(Next)
Progress == A!Fair
Refused == E!Fair
====

\* run: check %s
\* exit: 151
---- MODULE fail_open_model_values ----
EXTENDS Integers, FiniteSets
CONSTANT Server
ASSUME IsFiniteSet(Server) /\ Server # {}
VARIABLE leader
Init == leader \in Server
Next == \E s \in Server : leader' = s
====

\* run: check %s --length 4
\* exit: 20
---- MODULE keeps_what_it_knows_when_a_step_is_refused ----
\* After two steps the set is too large for all of its subsets to be listed.
EXTENDS Integers, FiniteSets
VARIABLES seen, tick
Init == seen = {} /\ tick = 0
Next == /\ tick' = tick + 1
        /\ seen' = IF tick = 1 THEN {n \in 1 .. 30 : n > tick} \cup {tick} ELSE seen
Inv == \A s \in SUBSET seen : Cardinality(s) < 3 * tick + 1
====

\* run: induct %s --inv Inv --undefined=free
\* exit: 0
---- MODULE undefined_argument_of_except ----
\* Where no entry is TRUE, CHOOSE has nothing to choose: some argument is set to FALSE, or none is. The invariant stays.
EXTENDS Naturals, FiniteSets
VARIABLE lit
Lamps == {"a", "b", "c"}
Init == lit = [l \in Lamps |-> FALSE]
Next == \/ lit' = [lit EXCEPT ![CHOOSE l \in Lamps : lit[l]] = FALSE]
        \/ (\A l \in Lamps : ~lit[l]) /\ \E l \in Lamps : lit' = [lit EXCEPT ![l] = TRUE]
Inv == lit \in [Lamps -> BOOLEAN] /\ Cardinality({l \in Lamps : lit[l]}) <= 1
====

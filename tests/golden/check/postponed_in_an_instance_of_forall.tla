\* run: check %s --length 2
\* exit: 0
---- MODULE postponed_in_an_instance_of_forall ----
\* The instance for FALSE reads y before it has a value, and what it asks must outlive the instance for TRUE.
VARIABLE y
Init == (\A b \in {FALSE, TRUE} : y \/ b) /\ y \in {FALSE, TRUE}
Next == UNCHANGED y
Inv == y
====

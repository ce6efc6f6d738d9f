\* run: check %s --undefined=free --no-deadlock --inv Guarded --inv Large
\* exit: 20
---- MODULE undefined_formula_is_either ----
\* Where x is 0, 6 \div x > 2 may be true or false: whether Guarded holds does not depend on it, whether Large holds does, and
\* so does whether y ever changes.
EXTENDS Integers
VARIABLES x, y
Init == x = 2 /\ y = 0
Next == /\ x > 0 /\ x' = x - 1
        /\ \/ 6 \div x > 2 /\ y' = y
           \/ ~(6 \div x > 2) /\ y' = y
Guarded == 6 \div x > 2 \/ x \in {0, 3}
Large == 6 \div x > 2
====

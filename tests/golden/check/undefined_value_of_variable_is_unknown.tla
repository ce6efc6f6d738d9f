\* run: check %s --undefined=free --no-deadlock --inv Inv
\* exit: 20
---- MODULE undefined_value_of_variable_is_unknown ----
\* 4 \div 0 is some unknown value: that x is 2 or 4 is not proved.
EXTENDS Integers
CONSTANT N
ASSUME N \in 0 .. 2
VARIABLE x
Init == x = 4 \div N
Next == UNCHANGED x
Inv == x \in {2, 4}
====

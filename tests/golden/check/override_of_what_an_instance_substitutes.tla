\* run: check %s
\* exit: 12
---- MODULE override_of_what_an_instance_substitutes ----
EXTENDS Integers
CONSTANT Limit
VARIABLE stock
C == INSTANCE Cellars WITH bottles <- stock, Most <- Limit
Three == 3
Init == stock = 0
Next == C!Fill
Inv == C!Fits
====

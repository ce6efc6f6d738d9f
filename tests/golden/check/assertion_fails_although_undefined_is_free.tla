\* run: check %s --undefined=free --no-deadlock --length 3 --inv Inv
\* exit: 14
---- MODULE assertion_fails_although_undefined_is_free ----
\* A failing assertion is no undefined expression.
EXTENDS Integers, TLC
VARIABLE x
Init == x = 0
Next == x' = x + 1
Inv == Assert(x < 2, "x has grown")
====

\* run: check %s --length 2
\* exit: 0
---- MODULE configuration_with_a_byte_order_mark ----
VARIABLE x
Init == x = TRUE
Next == x' = ~x
Inv == x \in BOOLEAN
====

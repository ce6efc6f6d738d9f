---- MODULE Composing ----
EXTENDS Naturals
VARIABLE y
Up == y' = y + 1
Can == ENABLED (Up \cdot Up)
====

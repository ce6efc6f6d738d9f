---- MODULE Cellars ----
EXTENDS Integers
CONSTANT Most
VARIABLE bottles
Fill == bottles < Most + 1 /\ bottles' = bottles + 2
Fits == bottles <= Most
====

\* run: prove %s --init Init --next Next --inv Odd,Turning --timeout 1000
\* exit: 0
---- MODULE settles_each_property ----
EXTENDS Naturals
VARIABLES x, y, z
\* Odd holds because y is always even, which no comparison of the text says.
Init == x = 1 /\ y = 0 /\ z = 0
Next == x' = x + y /\ y' \in {y, y + 2} /\ z' = (z + 1) % 3
Odd == x # 20
Turning == z \in 0..2
====

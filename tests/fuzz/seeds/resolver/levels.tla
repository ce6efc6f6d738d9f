---- MODULE M ----
VARIABLES x, y
P == x = 1
A == x' = y /\ UNCHANGED y
F == \A i \in {1, 2} : []<><<A /\ i = x>>_<<x, y>> /\ (P ~> y = i)
G == LET B(z) == z' IN [][B(x) = B(y)]_x /\ ENABLED A /\ SF_x(A \/ B(P))
H == \EE z : [](z = x) -+-> <>[]P
Bad == x'' = 1 /\ [](x' = 1)
====

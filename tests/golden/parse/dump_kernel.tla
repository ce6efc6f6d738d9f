\* run: parse %s --dump=kernel
\* exit: 0
---- MODULE dump_kernel ----
EXTENDS Integers
CONSTANTS C, F(_, _)
VARIABLES x, y
a (+) b == a + b
Op(n, G(_)) == LET m == G(n) IN IF m > 0 THEN m ELSE -m
f[i \in 1 .. 3, j \in 1 .. 3] == i * j
Init ==
  /\ x \in {s \in SUBSET (1 .. 3) : \E e \in s : e > 1}
  /\ \/ y = [a |-> 1, b |-> <<>>]
     \/ y = [a |-> CHOOSE n \in 1 .. 2 : TRUE, b |-> <<1, "two">>]
Next ==
  /\ x' = {e + 1 : e \in x}
  /\ y' = [y EXCEPT !.a = Op(@, LAMBDA k : k + 1), !.b[1] = CASE x = {} -> 0 [] OTHER -> 3]
====

\* run: check %s
\* exit: 11
---- MODULE deadlock_among_many_choices ----
\* Whether there is a step depends on some of eighteen choices, and on the state.
EXTENDS Integers
VARIABLE x
Init == x = 0
Next == \E a, b, c, d, e, f, g, h, i, j \in 0 .. 1 : \E k, l, m, n, o, p, q, r \in 0 .. 1 :
          /\ x < 3 /\ a # b /\ k = l /\ r + a = 1
          /\ x' = x + a + b + c * d * e * f * g * h * i * j * k * l * m * n * o * p * q * r
====

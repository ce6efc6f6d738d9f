\* run: check %s --length 1
\* exit: 12
---- MODULE many_choices_at_once ----
\* There are 2^18 ways to choose, and none of them stands in the way of a step.
EXTENDS Integers
VARIABLE x
Init == x = 0
Next == \E a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r \in 0 .. 1 :
          x' = a + b + c + d + e + f + g + h + i + j + k + l + m + n + o + p + q + r
Inv == x < 18
====

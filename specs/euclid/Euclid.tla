------------------------------- MODULE Euclid -------------------------------
(* Euclid's algorithm by subtraction, against the definition of the greatest *)
(* common divisor and against a recursive function that computes it with     *)
(* remainders.                                                               *)
EXTENDS Integers

CONSTANT Largest

Numbers == 1 .. Largest

Divides(d, n) == n % d = 0
Divisors(n) == {d \in Numbers : Divides(d, n)}
Maximum(S) == CHOOSE m \in S : \A n \in S : m >= n
GCD(m, n) == Maximum(Divisors(m) \cap Divisors(n))

Remainders[m \in Numbers, n \in 0 .. Largest] == IF n = 0 THEN m ELSE Remainders[n, m % n]

ASSUME \A m, n \in Numbers : Remainders[m, n] = GCD(m, n)

VARIABLES start, x, y

vars == <<start, x, y>>

Init ==
  /\ start \in Numbers \X Numbers
  /\ x = start[1]
  /\ y = start[2]

Next ==
  \/ x > y /\ x' = x - y /\ UNCHANGED <<start, y>>
  \/ y > x /\ y' = y - x /\ UNCHANGED <<start, x>>
  \/ x = y /\ UNCHANGED vars

Spec == Init /\ [][Next]_vars

SameDivisor == GCD(x, y) = GCD(start[1], start[2])
Correct == x = y => x = GCD(start[1], start[2])

\* Violated by neighbouring numbers, which take longest.
Quick == x = y \/ x + y > 3 \/ start[1] + start[2] < 2 * Largest - 1
=============================================================================

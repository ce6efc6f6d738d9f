--------------------------- MODULE DyadicRationals --------------------------
LOCAL INSTANCE Integers
LOCAL INSTANCE TLC
LOCAL INSTANCE Sequences
\* Fractions num/den whose denominator is a power of two, in lowest terms.

Zero == [num |-> 0, den |-> 1]
One == [num |-> 1, den |-> 1]

IsDyadicRational(r) ==
  /\ r.num \in Int
  /\ \E i \in 0..r.den : r.den = 2 ^ i

LOCAL Reduce(r) ==
  LET RECURSIVE Halve(_, _)
      Halve(n, d) == IF d > 1 /\ n % 2 = 0 THEN Halve(n \div 2, d \div 2) ELSE [num |-> n, den |-> d]
  IN Halve(r.num, r.den)

Add(p, q) ==
  LET d == IF p.den > q.den THEN p.den ELSE q.den
  IN Reduce([num |-> p.num * (d \div p.den) + q.num * (d \div q.den), den |-> d])

Half(p) == Reduce([num |-> p.num, den |-> p.den * 2])

PrettyPrint(p) == IF p.num = 0 THEN "0" ELSE IF p.den = 1 THEN ToString(p.num)
                  ELSE ToString(p.num) \o "/" \o ToString(p.den)
=============================================================================

------------------------------- MODULE Bitwise ------------------------------
LOCAL INSTANCE Naturals
LOCAL INSTANCE Integers
\* Natural numbers as strings of bits.

\* Bit by bit: and, or, exclusive or.
x & y ==
  LET RECURSIVE Bits(_, _)
      Bits(a, b) == IF a = 0 \/ b = 0 THEN 0
                    ELSE 2 * Bits(a \div 2, b \div 2) + (a % 2) * (b % 2)
  IN Bits(x, y)
x | y ==
  LET RECURSIVE Bits(_, _)
      Bits(a, b) == IF a = 0 THEN b ELSE IF b = 0 THEN a
                    ELSE 2 * Bits(a \div 2, b \div 2) + (IF a % 2 = 1 \/ b % 2 = 1 THEN 1 ELSE 0)
  IN Bits(x, y)
x ^^ y ==
  LET RECURSIVE Bits(_, _)
      Bits(a, b) == IF a = 0 THEN b ELSE IF b = 0 THEN a
                    ELSE 2 * Bits(a \div 2, b \div 2) + (IF a % 2 # b % 2 THEN 1 ELSE 0)
  IN Bits(x, y)

\* Every bit of x turned, as far as x reaches.
Not(x) ==
  LET RECURSIVE Bits(_)
      Bits(a) == IF a = 0 THEN 0 ELSE 2 * Bits(a \div 2) + (1 - (a % 2))
  IN Bits(x)

\* n without its last pos bits.
shiftR(n, pos) == n \div (2 ^ pos)
=============================================================================

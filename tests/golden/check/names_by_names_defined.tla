\* run: check %s --init Init --next Next --inv Chained --length 3
\* exit: 0
---- MODULE names_by_names_defined ----
EXTENDS Integers
VARIABLES x, b
costs == <<5, 6, 7>>
Init == x \in 1..2 /\ b \in [1..26 -> BOOLEAN]
Next == x' = (x + 1) % 4 /\ UNCHANGED b
Chained ==
  LET a0 == costs[x]
      a1 == IF b[1] THEN a0 ELSE a0 + 1
      a2 == IF b[2] THEN a1 ELSE a1 + 1
      a3 == IF b[3] THEN a2 ELSE a2 + 1
      a4 == IF b[4] THEN a3 ELSE a3 + 1
      a5 == IF b[5] THEN a4 ELSE a4 + 1
      a6 == IF b[6] THEN a5 ELSE a5 + 1
      a7 == IF b[7] THEN a6 ELSE a6 + 1
      a8 == IF b[8] THEN a7 ELSE a7 + 1
      a9 == IF b[9] THEN a8 ELSE a8 + 1
      a10 == IF b[10] THEN a9 ELSE a9 + 1
      a11 == IF b[11] THEN a10 ELSE a10 + 1
      a12 == IF b[12] THEN a11 ELSE a11 + 1
      a13 == IF b[13] THEN a12 ELSE a12 + 1
      a14 == IF b[14] THEN a13 ELSE a13 + 1
      a15 == IF b[15] THEN a14 ELSE a14 + 1
      a16 == IF b[16] THEN a15 ELSE a15 + 1
      a17 == IF b[17] THEN a16 ELSE a16 + 1
      a18 == IF b[18] THEN a17 ELSE a17 + 1
      a19 == IF b[19] THEN a18 ELSE a18 + 1
      a20 == IF b[20] THEN a19 ELSE a19 + 1
      a21 == IF b[21] THEN a20 ELSE a20 + 1
      a22 == IF b[22] THEN a21 ELSE a21 + 1
      a23 == IF b[23] THEN a22 ELSE a22 + 1
      a24 == IF b[24] THEN a23 ELSE a23 + 1
      a25 == IF b[25] THEN a24 ELSE a24 + 1
      a26 == IF b[26] THEN a25 ELSE a25 + 1
  IN x > 0 => a26 > 4
====

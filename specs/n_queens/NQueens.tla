------------------------------ MODULE NQueens -------------------------------
(* Queens placed row by row where no earlier one attacks. A full board is    *)
(* the counterexample to the claim that the board cannot be filled.          *)
EXTENDS Integers, Sequences

CONSTANT N

ASSUME N \in Nat \ {0}

VARIABLE queens  \* queens[r] is the column of the queen in row r

Attacks(r, c, s, d) == c = d \/ c - d = r - s \/ c - d = s - r

Safe(column) ==
  LET row == Len(queens) + 1
  IN  \A r \in 1 .. Len(queens) : ~Attacks(row, column, r, queens[r])

Init == queens = <<>>

Place(column) == Safe(column) /\ queens' = Append(queens, column)

Next == Len(queens) < N /\ \E column \in 1 .. N : Place(column)

NoTwoAttack == \A r, s \in DOMAIN queens : r # s => ~Attacks(r, queens[r], s, queens[s])
NotFilled == Len(queens) < N
=============================================================================

------------------------------ MODULE Workshop ------------------------------
(* Twenty workers each finish a piece in a shift or do not; a lorry takes     *)
(* some of the stock. A step is twenty choices, one inside the other, and     *)
(* whether one is possible at all is asked of every state.                    *)
EXTENDS Integers

CONSTANTS Capacity, Load

VARIABLES
  stock,  \* pieces in the store
  shift   \* how many shifts there have been

vars == <<stock, shift>>

Init == stock = 0 /\ shift = 0

Shift ==
  \E a1 \in 0..1 : \E a2 \in 0..1 : \E a3 \in 0..1 : \E a4 \in 0..1 :
  \E a5 \in 0..1 : \E a6 \in 0..1 : \E a7 \in 0..1 : \E a8 \in 0..1 :
  \E a9 \in 0..1 : \E a10 \in 0..1 : \E a11 \in 0..1 : \E a12 \in 0..1 :
  \E a13 \in 0..1 : \E a14 \in 0..1 : \E a15 \in 0..1 : \E a16 \in 0..1 :
  \E a17 \in 0..1 : \E a18 \in 0..1 : \E a19 \in 0..1 : \E a20 \in 0..1 :
    LET made == a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + a10 + a11 +
                a12 + a13 + a14 + a15 + a16 + a17 + a18 + a19 + a20
    IN /\ stock + made <= Capacity
       /\ stock' = stock + made
       /\ shift' = shift + 1

Fetch ==
  /\ stock >= Load
  /\ stock' = stock - Load
  /\ UNCHANGED shift

Next == Shift \/ Fetch

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
Fits == stock >= 0 /\ stock <= Capacity
AtMostAll == stock <= 20 * shift
=============================================================================

\* run: eval %s -e Zero -e Zero[10^30] -e Set -e Set[7]+Set[8] -e Reset=Zero -e Back=Set -e Set\in[Nat->0..5] -e Set\in[Nat->0..4] -e Pair[<<3,4>>]
\* exit: 0
---- MODULE functions_on_infinite_sets ----
EXTENDS Integers, TLC
Zero == [a \in Nat |-> 0]
Set == [Zero EXCEPT ![7] = 5]
Reset == [Set EXCEPT ![7] = @ - 5]
Back == 7 :> 5 @@ [a \in Nat |-> 0]
Pair == [i, j \in Nat |-> "none"]
====

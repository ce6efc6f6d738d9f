------------------------------ MODULE Mailbox -------------------------------
(* One slot that holds None, an integer, or a pair of integers (a batch).    *)
(* Values of different kinds live in one variable; its neighbour says which. *)
(* A careless consumer adds whatever it finds, and a pair is no number.      *)
EXTENDS Integers

CONSTANTS None, Careless

Items == 1 .. 3
Batches == Items \X Items

VARIABLES slot, shape, put, got

vars == <<slot, shape, put, got>>

TypeOK ==
  /\ CASE shape = "empty" -> slot = None
       [] shape = "item" -> slot \in Items
       [] shape = "batch" -> slot \in Batches
  /\ put \in Nat
  /\ got \in Nat

Init == slot = None /\ shape = "empty" /\ put = 0 /\ got = 0

PutItem(i) ==
  /\ shape = "empty"
  /\ slot' = i
  /\ shape' = "item"
  /\ put' = put + i
  /\ UNCHANGED got

PutBatch(i, j) ==
  /\ shape = "empty"
  /\ slot' = <<i, j>>
  /\ shape' = "batch"
  /\ put' = put + i + j
  /\ UNCHANGED got

Empty == slot' = None /\ shape' = "empty" /\ UNCHANGED put

TakeItem ==
  /\ shape = "item" \/ (Careless /\ shape # "empty")
  /\ got' = got + slot
  /\ Empty

TakeBatch ==
  /\ shape = "batch"
  /\ LET sum == slot[1] + slot[2] IN got' = got + sum
  /\ Empty

Next ==
  \/ \E i \in Items : PutItem(i)
  \/ \E <<i, j>> \in Batches : i < j /\ PutBatch(i, j)
  \/ TakeItem
  \/ TakeBatch

Spec == Init /\ [][Next]_vars

Balanced == slot = None => put = got
Carried == put - got = CASE shape = "empty" -> 0
                         [] shape = "item" -> slot
                         [] OTHER -> slot[1] + slot[2]
=============================================================================

\* run: check %s --init Init --next Next --inv Told,Known --length 3
\* exit: 0
---- MODULE bags_are_functions ----
EXTENDS Integers, Sequences, Bags
\* What is no function is no bag, as TLC has it.
VARIABLES basket, full, order
Init == basket = 0 /\ full = FALSE /\ order = <<>>
Next ==
  /\ \/ basket' = [apple |-> 1] /\ full' = TRUE
     \/ basket' = [apple |-> 0] /\ full' = FALSE
     \/ basket' = {"apple"} /\ full' = FALSE
     \/ basket' = 7 /\ full' = FALSE
  /\ order' \in {order, Append(order, 2)}
Told == IsABag(basket) <=> full
Known == IsABag(order) /\ ~IsABag(3) /\ ~IsABag("pear") /\ ~IsABag({}) /\ IsABag(SetToBag({1, 2})) /\ ~IsABag(<<0>>)
====

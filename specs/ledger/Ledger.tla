------------------------------- MODULE Ledger -------------------------------
(* Accounts that hold sums around 10^12. An order names any amount; carrying *)
(* it out costs one part in a thousand, rounded down, and is refused when    *)
(* the payer has not enough. Far beyond what could be enumerated: the first  *)
(* step alone has some 10^13 successors.                                     *)
EXTENDS Integers

CONSTANT Opening  \* what each account holds at first

Accounts == {"alice", "bob", "carol"}

VARIABLES
  balance,  \* account -> sum
  fees,     \* taken by the bank so far
  amount    \* of the order at hand; 0: none

vars == <<balance, fees, amount>>

Fee == amount \div 1000

Init ==
  /\ balance = [a \in Accounts |-> Opening]
  /\ fees = 0
  /\ amount = 0

Order ==
  /\ amount = 0
  /\ amount' \in 1 .. 10 * Opening
  /\ UNCHANGED <<balance, fees>>

CarryOut(from, to) ==
  /\ amount > 0
  /\ amount + Fee <= balance[from]
  /\ balance' = [balance EXCEPT ![from] = @ - amount - Fee, ![to] = @ + amount]
  /\ fees' = fees + Fee
  /\ amount' = 0

Refuse ==
  /\ \A a \in Accounts : amount + Fee > balance[a]
  /\ amount' = 0
  /\ UNCHANGED <<balance, fees>>

Next ==
  \/ Order
  \/ \E from, to \in Accounts : from # to /\ CarryOut(from, to)
  \/ Refuse

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
\* Nothing appears or disappears.
Conserved == balance["alice"] + balance["bob"] + balance["carol"] + fees = 3 * Opening
NoOverdraft == \A a \in Accounts : balance[a] >= 0

\* Violated by two orders: one payer alone has not enough.
NobodyTooRich == \A a \in Accounts : balance[a] < 2 * Opening + Opening \div 2
=============================================================================

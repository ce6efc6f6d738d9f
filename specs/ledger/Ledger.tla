------------------------------- MODULE Ledger -------------------------------
(* Accounts that hold sums around 10^12; a transfer moves any amount the     *)
(* payer has and costs one part in a thousand, rounded down. Far beyond what *)
(* could be enumerated: even the first step has some 10^12 successors.       *)
EXTENDS Integers

CONSTANT Opening  \* what each account holds at first

Accounts == {"alice", "bob", "carol"}

VARIABLES balance, fees

vars == <<balance, fees>>

Fee(amount) == amount \div 1000
Total == balance["alice"] + balance["bob"] + balance["carol"]

Init ==
  /\ balance = [a \in Accounts |-> Opening]
  /\ fees = 0

Transfer(from, to) ==
  \E amount \in 1 .. 4 * Opening :
    /\ amount + Fee(amount) <= balance[from]
    /\ balance' = [balance EXCEPT ![from] = @ - amount - Fee(amount), ![to] = @ + amount]
    /\ fees' = fees + Fee(amount)

Next == \E from, to \in Accounts : from # to /\ Transfer(from, to)
Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
\* Nothing appears or disappears.
Conserved == Total + fees = 3 * Opening
NoOverdraft == \A a \in Accounts : balance[a] >= 0

\* Violated in two steps: both others can pay carol, but one of them alone has not enough.
NobodyTooRich == \A a \in Accounts : balance[a] < 2 * Opening + Opening \div 2
=============================================================================

----------------------------- MODULE BankLedger ------------------------------
(* Accounts, transfers in flight between them, fees. Amounts are whatever the *)
(* payer has, up to a limit in the order of 10^12.                            *)
EXTENDS Integers

CONSTANTS Accounts, Opening, Limit

VARIABLES
  balance,  \* account -> sum
  flying,   \* account -> on its way to it
  fees

vars == <<balance, flying, fees>>

Fee(amount) == amount \div 1000

Init ==
  /\ balance = [a \in Accounts |-> Opening]
  /\ flying = [a \in Accounts |-> 0]
  /\ fees = 0

Pay(from, to) ==
  \E amount \in 1 .. Limit :
    /\ flying[to] = 0
    /\ amount + Fee(amount) <= balance[from]
    /\ balance' = [balance EXCEPT ![from] = @ - amount - Fee(amount)]
    /\ flying' = [flying EXCEPT ![to] = amount]
    /\ fees' = fees + Fee(amount)

Settle(to) ==
  /\ flying[to] > 0
  /\ balance' = [balance EXCEPT ![to] = @ + flying[to]]
  /\ flying' = [flying EXCEPT ![to] = 0]
  /\ UNCHANGED fees

Next ==
  \/ \E from, to \in Accounts : from # to /\ Pay(from, to)
  \/ \E to \in Accounts : Settle(to)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
NoOverdraft == \A a \in Accounts : balance[a] >= 0
InBounds == \A a \in Accounts : flying[a] \in 0 .. Limit
FeesGrow == fees >= 0
=============================================================================

---------------------------- MODULE TransferDesk ----------------------------
\* A bank with two clerks that carries out up to `Transfers` transfers of any amount: an order that the payer's balance covers is
\* accepted; then the amount is taken from the payer, and is under way until the payee gets it. For any number of transfers, any
\* opening balance and any amounts nothing appears or disappears, and nobody is overdrawn. A clerk who does not look at the balance
\* again (`Looks = FALSE`) takes an amount that was covered when the order was accepted, although the other clerk has taken one
\* from the same account since.
EXTENDS Integers

CONSTANTS Transfers, \* how many transfers there may be
          Opening,   \* what each account holds at first
          Looks      \* whether the balance is looked at when the amount is taken

ASSUME Sizes == Transfers \in Nat /\ Opening \in Nat
ASSUME Looks \in BOOLEAN

Accounts == {"alice", "bob", "carol"}
Clerks == {1, 2}

VARIABLES balance,  \* of each account
          payer,    \* of each clerk's order
          amount,   \* of each clerk's order; 0: there is none
          underway, \* what each clerk has taken and not paid out yet
          left      \* transfers that may still be asked for

vars == <<balance, payer, amount, underway, left>>

Init == /\ balance = [a \in Accounts |-> Opening]
        /\ payer = [c \in Clerks |-> "alice"]
        /\ amount = [c \in Clerks |-> 0]
        /\ underway = [c \in Clerks |-> 0]
        /\ left = Transfers

Accept(c, a, n) == /\ left > 0 /\ amount[c] = 0 /\ underway[c] = 0
                   /\ n <= balance[a]
                   /\ payer' = [payer EXCEPT ![c] = a]
                   /\ amount' = [amount EXCEPT ![c] = n]
                   /\ left' = left - 1
                   /\ UNCHANGED <<balance, underway>>

Take(c) == /\ amount[c] > 0
           /\ Looks => amount[c] <= balance[payer[c]]
           /\ balance' = [balance EXCEPT ![payer[c]] = @ - amount[c]]
           /\ underway' = [underway EXCEPT ![c] = amount[c]]
           /\ amount' = [amount EXCEPT ![c] = 0]
           /\ UNCHANGED <<payer, left>>

Refuse(c) == /\ amount[c] > balance[payer[c]]
             /\ amount' = [amount EXCEPT ![c] = 0]
             /\ UNCHANGED <<balance, payer, underway, left>>

PayOut(c, a) == /\ underway[c] > 0
                /\ balance' = [balance EXCEPT ![a] = @ + underway[c]]
                /\ underway' = [underway EXCEPT ![c] = 0]
                /\ UNCHANGED <<payer, amount, left>>

Step(c) == \/ Take(c) \/ Refuse(c)
           \/ \E a \in Accounts : PayOut(c, a) \/ \E n \in Nat \ {0} : Accept(c, a, n)
Rest == UNCHANGED vars

Next == (\E c \in Clerks : Step(c)) \/ Rest
Spec == Init /\ [][Next]_vars

TypeOK == /\ balance \in [Accounts -> Int]
          /\ payer \in [Clerks -> Accounts]
          /\ amount \in [Clerks -> Nat]
          /\ underway \in [Clerks -> Nat]
          /\ left \in 0..Transfers
Conserved == balance["alice"] + balance["bob"] + balance["carol"] + underway[1] + underway[2] = 3 * Opening
\* Why: a clerk who has taken an amount has no other order.
OneAtATime == \A c \in Clerks : amount[c] = 0 \/ underway[c] = 0
NoOverdraft == \A a \in Accounts : balance[a] >= 0
=============================================================================

----------------------------- MODULE JointLedger -----------------------------
(* Entries are written into a ledger and struck out again; balances are kept  *)
(* beside it. The invariant adds up what the ledger says: sums over sets of   *)
(* records that depend on the state.                                          *)
EXTENDS Integers, FiniteSets

CONSTANTS Accounts, Amounts, Opening

\* An account pays each amount once at most.
Entries == [account : Accounts, amount : Amounts]

VARIABLES
  ledger,   \* the entries in force
  balance,  \* account -> what is left on it
  spent     \* by all accounts together

vars == <<ledger, balance, spent>>

RECURSIVE Sum(_)
Sum(entries) ==
  IF entries = {} THEN 0
  ELSE LET e == CHOOSE e \in entries : TRUE
       IN e.amount + Sum(entries \ {e})

Init ==
  /\ ledger = {}
  /\ balance = [a \in Accounts |-> Opening]
  /\ spent = 0

Write(e) ==
  /\ e \notin ledger
  /\ balance[e.account] >= e.amount
  /\ ledger' = ledger \cup {e}
  /\ balance' = [balance EXCEPT ![e.account] = @ - e.amount]
  /\ spent' = spent + e.amount

Strike(e) ==
  /\ e \in ledger
  /\ ledger' = ledger \ {e}
  /\ balance' = [balance EXCEPT ![e.account] = @ + e.amount]
  /\ spent' = spent - e.amount

Next == \E e \in Entries : Write(e) \/ Strike(e)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
Agrees ==
  /\ spent = Sum(ledger)
  /\ \A a \in Accounts : balance[a] = Opening - Sum({e \in ledger : e.account = a})

NoneOverdrawn == \A a \in Accounts : Sum({e \in ledger : e.account = a}) <= Opening
=============================================================================

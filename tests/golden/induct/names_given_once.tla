\* run: induct %s --init Init --next Next --inv Inv -c Proc={"p","q"}
\* exit: 0
---- MODULE names_given_once ----
EXTENDS Integers
CONSTANT Proc
VARIABLES id, next, owner
Init == id = [i \in Nat |-> 0] /\ next = 0 /\ owner = [i \in Nat |-> "none"]
Take(p) == /\ owner' = [owner EXCEPT ![next] = p] /\ id' = [id EXCEPT ![next] = next + 1] /\ next' = next + 1
Swap(i, j) == i < next /\ j < next /\ id' = [id EXCEPT ![i] = id[j], ![j] = id[i]] /\ UNCHANGED <<next, owner>>
Next == (\E p \in Proc : Take(p)) \/ \E i, j \in Nat : Swap(i, j)
TypeOK == id \in [Nat -> Nat] /\ next \in Nat /\ owner \in [Nat -> Proc \cup {"none"}]
Distinct == \A i, j \in Nat : i < next /\ j < next /\ i # j => id[i] # id[j]
Bound == \A i \in Nat : id[i] <= next
Owned == \A i \in Nat : owner[i] = "none" <=> i >= next
Inv == TypeOK /\ Bound /\ Distinct /\ Owned
====

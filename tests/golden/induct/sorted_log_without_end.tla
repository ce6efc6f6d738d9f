\* run: induct %s --init Init --next Next --inv Inv
\* exit: 0
---- MODULE sorted_log_without_end ----
EXTENDS Integers
VARIABLES log, len
Init == log = [i \in Nat |-> 0] /\ len = 0
Next == \E v \in Int : (len > 0 => v >= log[len - 1]) /\ log' = [log EXCEPT ![len] = v] /\ len' = len + 1
TypeOK == log \in [Nat -> Int] /\ len \in Nat
Ordered == \A i, j \in Nat : i < j /\ j < len => log[i] <= log[j]
Inv == TypeOK /\ Ordered
====

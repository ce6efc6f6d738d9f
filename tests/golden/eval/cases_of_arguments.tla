\* run: eval %s -e Marked -e Doubled -e By -e Marked[1]+Marked[9]
\* exit: 0
---- MODULE cases_of_arguments ----
EXTENDS Integers
Marked == [i \in Nat |-> IF i \in 2..4 \/ i = 9 THEN i ELSE 0]
Doubled == [i \in Nat |-> IF i # 9 THEN Marked[i] ELSE 2 * Marked[i]]
By == [s \in STRING |-> CASE s = "a" -> 1 [] s \in {"b", "c"} /\ s # "b" -> 2 [] OTHER -> 3]
====

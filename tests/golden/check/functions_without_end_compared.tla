\* run: check %s --init Init --next Next --inv Apart --length 4
\* exit: 12
---- MODULE functions_without_end_compared ----
EXTENDS Integers
VARIABLES f, g, h
Init == f = [i \in Int |-> "no"] /\ g = f /\ h = [p \in {"a", "b"} |-> [i \in Nat |-> {}]]
Toggle(x, i) == [x EXCEPT ![i] = IF @ = "no" THEN "yes" ELSE "no"]
Next == \/ \E i \in {-2, 2} : f' = Toggle(f, i) /\ UNCHANGED <<g, h>>
        \/ \E i \in 0..2 : g' = Toggle(g, i) /\ h' = [h EXCEPT !["a"][i] = @ \cup {i}]  /\ UNCHANGED f
Apart == ~(f = g /\ f # [i \in Int |-> "no"] /\ h["a"] # h["b"])
====

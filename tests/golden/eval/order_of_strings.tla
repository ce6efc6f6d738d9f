\* run: eval %s -e First -e Second -e All -e Records -e Pick
\* exit: 0
---- MODULE order_of_strings ----
EXTENDS Naturals
\* By code points, wherever they stand; the fields of a record are compared in this order and shown as they first appear.
All == {"q", "é", "b", "a10", "", "a", "a9", "B"}
First == CHOOSE s \in All \ {""} : TRUE
Second == CHOOSE s \in {"zz", "yy"} : TRUE
Records == {[q |-> 1, a |-> 2], [q |-> 2, a |-> 1], [q |-> 0, b |-> 0]}
Pick == CHOOSE r \in [q : 1..2, a : 1..2] : r.q + r.a = 3
====

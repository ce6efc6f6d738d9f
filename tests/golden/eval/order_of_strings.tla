\* run: eval %s -e First -e Second -e All
\* exit: 0
---- MODULE order_of_strings ----
\* By first appearance, the empty string no less than others.
All == {"q", "", "b", "a"}
First == CHOOSE s \in All \ {"q"} : TRUE
Second == CHOOSE s \in {"b", ""} : TRUE
====

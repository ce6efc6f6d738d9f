\* run: check %s --length 3
\* exit: 75
---- MODULE exists_looks_at_all_its_sets ----
EXTENDS Sequences
VARIABLE x
Init == x = 0
Next == (\E a \in {}, b \in {Head(<<>>)} : x' = b) \/ x' = x
====

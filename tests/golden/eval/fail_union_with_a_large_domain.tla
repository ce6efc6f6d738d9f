\* run: eval %s -e (3:>1)@@Zero -e (-1:>1)@@Zero
\* exit: 152
---- MODULE fail_union_with_a_large_domain ----
EXTENDS Integers, TLC
Zero == [a \in Nat |-> 0]
====

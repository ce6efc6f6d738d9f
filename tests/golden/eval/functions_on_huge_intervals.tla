\* run: eval %s -e Memory -e Memory[2^32-1] -e DOMAIN(Written) -e Written -e Written=Memory -e {Memory,Written}
\* exit: 0
---- MODULE functions_on_huge_intervals ----
EXTENDS Integers
Memory == [a \in 0..(2^32 - 1) |-> [free |-> TRUE, owner |-> {}]]
Written == [Memory EXCEPT ![2^31].owner = {1, 2}, ![-1] = 3]
====

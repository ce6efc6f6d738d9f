\* run: check %s --length 1
\* exit: 0
---- MODULE extends_clash ----
EXTENDS ClashA, ClashB
VARIABLE x
Init == x = 0
Next == x' = Common
====

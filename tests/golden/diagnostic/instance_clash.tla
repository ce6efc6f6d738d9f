\* run: check %s --length 1
\* exit: 0
---- MODULE instance_clash ----
Common == 1
INSTANCE ClashB
VARIABLE x
Init == x = 0
Next == x' = Common
====

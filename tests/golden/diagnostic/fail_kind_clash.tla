\* run: check %s
\* exit: 150
---- MODULE fail_kind_clash ----
EXTENDS ClashA, KindB
VARIABLE x
Init == x = 0
Next == x' = x
====

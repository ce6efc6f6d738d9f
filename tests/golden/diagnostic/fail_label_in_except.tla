\* run: parse %s
\* exit: 150
---- MODULE fail_label_in_except ----
f[a \in {1}] == a
Value == [f EXCEPT ![1] = lab :: 2]
====

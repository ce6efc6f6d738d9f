\* run: parse %s
\* exit: 150
---- MODULE fail_label_repeated ----
Value == {lab :: 1, lab :: 2}
====

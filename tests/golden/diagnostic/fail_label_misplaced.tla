\* run: parse %s
\* exit: 150
---- MODULE fail_label_misplaced ----
ASSUME lab :: TRUE
====

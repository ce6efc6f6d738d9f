\* run: parse %s
\* exit: 150
---- MODULE fail_label_below_new ----
THEOREM Named ==
  ASSUME ASSUME NEW a, lab :: TRUE PROVE TRUE
  PROVE  TRUE
====

\* run: check %s
\* exit: 150
---- MODULE fail_junction_layout ----
VARIABLE x
Init == x = 0
Next ==
  /\ x' = (x
  )
  /\ TRUE
====

\* run: parse %s
\* exit: 0
---- MODULE annotation_unreadable ----
VARIABLES
  \* @type: Set Int;
  x,
  \* @type: Int
  y,
  \* an explanation of @type as a word
  z
Init == x = {} /\ y = 0 /\ z = 1
====

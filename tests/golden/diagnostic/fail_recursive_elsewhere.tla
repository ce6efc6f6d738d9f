\* run: parse %s
\* exit: 150
---- MODULE fail_recursive_elsewhere ----
Value ==
  LET RECURSIVE F(_)
      G == LET F(a) == a IN F(1)
  IN  G
====

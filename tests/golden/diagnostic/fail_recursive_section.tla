\* run: parse %s
\* exit: 150
---- MODULE fail_recursive_section ----
RECURSIVE F(_)
CONSTANT N
F(a) == IF a = 0 THEN N ELSE F(0)
====

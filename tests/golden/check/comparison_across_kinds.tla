\* run: check %s
\* exit: 76
---- MODULE comparison_across_kinds ----
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = IF x = 0 THEN "a" ELSE x
Same == x = 0 \/ x = "a"
====

\* run: induct %s --inv Inv --constraint Small
\* exit: 0
---- MODULE constraint_bounds_what_is_continued ----
EXTENDS Naturals
VARIABLE x
Init == x = 0
Next == x' = x + 1
Small == x < 5
Inv == x \in 0..5
====

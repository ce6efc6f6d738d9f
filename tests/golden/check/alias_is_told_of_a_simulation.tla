\* run: simulate %s --length 2 --runs 1 --seed 7
\* exit: 12
---- MODULE alias_is_told_of_a_simulation ----
EXTENDS Naturals, TLC
VARIABLE x
Init == x = 0
Next == x' = x + 1
Small == x < 1
Told == LET run == TLCGet("config") IN [mode |-> run.mode, deadlock |-> run.deadlock, seed |-> run.seed]
====

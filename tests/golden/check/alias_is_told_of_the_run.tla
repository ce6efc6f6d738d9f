\* run: check %s --length 2 --no-deadlock --seed 7
\* exit: 14
---- MODULE alias_is_told_of_the_run ----
\* What the run is, and what it draws: in an ALIAS the same as in the invariant.
EXTENDS Naturals, TLC
VARIABLE x
Init == x = 0
Next == x' = x + 1
Drawn == RandomElement(1..1000)
Small == x < 1 \/ Assert(FALSE, <<TLCGet("config").seed, Drawn>>)
Told == LET run == TLCGet("config") IN [mode |-> run.mode, deadlock |-> run.deadlock, seed |-> run.seed, drawn |-> Drawn]
====

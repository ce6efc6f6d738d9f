\* run: simulate %s --length 20 --seed 1
\* exit: 12
---- MODULE drawn_anew_in_each_step ----
EXTENDS Naturals, TLC
VARIABLE seen
Once == RandomElement({"heads", "tails"})
Init == seen = {}
Next == seen' = seen \cup {RandomElement({"heads", "tails"})}
\* A constant is drawn once.
Inv == seen # {"heads", "tails"} /\ Once = Once
====

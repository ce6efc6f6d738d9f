\* run: check %s --length 3 --seed 4
\* exit: 12
---- MODULE drawn_once_for_search_and_replay ----
\* Formulas are encoded and traces replayed with the same draws, and are told the same about the run.
EXTENDS Naturals, TLC
VARIABLES card, n
Deck == {"ace", "king", "queen", "jack", "ten", "nine", "eight", "seven"}
Init == card = RandomElement(Deck) /\ n = 0
Next == card' = RandomElement(Deck) /\ n' = n + 1
Inv == TLCGet("config").deadlock /\ TLCGet("config").mode = "bfs" /\ n < 2
====

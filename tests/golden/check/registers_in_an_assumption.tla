\* run: check %s
\* exit: 0
---- MODULE registers_in_an_assumption ----
EXTENDS Integers, TLC, TLCExt
ASSUME TLCSet(1, 5) /\ TLCGet(1) = 5
ASSUME TLCGet("config").mode = "bfs"
ASSUME TLCGetOrDefault(2, 3) = 3 /\ TLCGet("level") = 0
====

\* run: check %s --length 4
\* exit: 12
---- MODULE step_in_place_of_a_constant_operator ----
EXTENDS Integers
\* How a ledger takes an amount is left open: the configuration puts an action there, and a function of the state.
CONSTANTS Enter(_, _), Limit(_)
VARIABLES total, entries

Note(before, after) ==
  /\ after = before + 2
  /\ entries' = entries \cup {before}
TwicePlus(n) == n + 2 * total

Init == total = 0 /\ entries = {}
Next == IF total < Limit(5) THEN Enter(total, total') ELSE UNCHANGED <<total, entries>>
Inv == total < 6
====

\* run: check %s --length 5
\* exit: 11
---- MODULE constraint_on_the_initial_states ----
\* As in TLC: a state that violates the constraint is checked but not continued, an initial one too, and it is no deadlock; the
\* action constraint cuts single steps, and a state all of whose steps it cuts is no deadlock either.
EXTENDS Naturals
VARIABLE x
Init == x \in {0, 10, 20}
Next == x < 20 /\ x # 4 /\ x' \in {x + 1, x + 2}
Small == x < 10
Up == x' # 3
Bounded == x < 21
====

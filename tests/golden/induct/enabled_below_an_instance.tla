\* run: induct %s --inv Inv
\* exit: 0
---- MODULE enabled_below_an_instance ----
\* The variables that the instance's action is read over are none of the state.
EXTENDS Naturals
---- MODULE Bounded ----
CONSTANT Most
VARIABLES level, before
Up == level < Most /\ level' = level + 1 /\ before' = level
CanUp == ENABLED Up
====
VARIABLES x, y
Same == INSTANCE Bounded WITH level <- x, before <- x, Most <- 3
Less == INSTANCE Bounded WITH level <- x - 1, before <- y, Most <- 3
Init == x = 2 /\ y = 0
Next == (x < 2 /\ y' = 1 - y /\ UNCHANGED x) \/ (x' = 5 - x /\ UNCHANGED y)
Inv ==
  /\ x \in {2, 3}
  /\ y \in {0, 1}
  /\ Less!CanUp
  /\ Same!CanUp <=> x = 2
====

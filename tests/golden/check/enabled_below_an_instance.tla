\* run: check %s --length 4
\* exit: 0
---- MODULE enabled_below_an_instance ----
\* ENABLED below instances whose substitution is no renaming asks for a next value of the instance's variables, whatever the
\* expressions in their place can become. Each formula says what one without ENABLED says.
EXTENDS Naturals
---- MODULE Bounded ----
CONSTANT Most
VARIABLES level, before
Up == level < Most /\ level' = level + 1 /\ before' = level
Jump(n) == level' = n /\ UNCHANGED before
Draw == level' \in (level + 1 .. Most) /\ before' \in {level} \ {level' - 1}
CanUp == ENABLED Up
CanChange == ENABLED <<\E n \in {0, before} : Jump(n)>>_level
CanDraw == ENABLED Draw
CanBoth == ENABLED (Up /\ Jump(before))
====
VARIABLES x, on
Same == INSTANCE Bounded WITH level <- x, before <- x, Most <- 3
Less(least) == INSTANCE Bounded WITH level <- x - least, before <- IF on THEN 1 ELSE x, Most <- 3
Init == x = 2 /\ on \in BOOLEAN
Next == x' \in {2, x + 1} /\ on' = ~on
Names == (Same!CanUp <=> x < 3) /\ (Same!CanChange <=> x # 0) /\ (Same!CanDraw <=> x < 2) /\ ~Same!CanBoth
Expressions == \A i \in {1, 2} :
  /\ Less(i)!CanUp <=> x - i < 3
  /\ Less(i)!CanChange <=> x - i # 0 \/ on \/ x # x - i
  /\ Less(i)!CanDraw <=> x - i < 2
  /\ ~Less(i)!CanBoth
====

\* run: check %s --length 1
\* exit: 0
---- MODULE module_with_its_own_behaviour ----
EXTENDS Integers
(* The same as an algorithm:
   --algorithm Case { variable x = 0; { x := 1 } } *)
VARIABLE x
Init == x = 0
Next == x = 0 /\ x' = 1
====

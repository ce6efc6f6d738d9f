\* run: check %s --length 1
\* exit: 76
---- MODULE quantifier_undefined_for_some_number ----
\* What is undefined for some number counts where no other one decides: f[2] = 4 decides, f[9] is looked at by `All`.
EXTENDS Integers
VARIABLE f
Init == f = [i \in 1..3 |-> 2 * i]
Next == UNCHANGED f
Some == \E i \in Nat : f[i] = 4
All == \A i \in Nat : f[i] > 0
====

\* run: check %s -c N=3 -c N=4
\* exit: 151
---- MODULE fail_constant_given_twice_on_the_command_line ----
EXTENDS Naturals
CONSTANT N
VARIABLE x
Init == x = 0
Next == x' = (x + 1) % N
====

\* run: check %s --length 3 -c None=None -c Node={n1,n2} -c Most=Least
\* exit: 12
---- MODULE model_values_on_the_command_line ----
EXTENDS Naturals
CONSTANTS None, Node, Most
VARIABLE holder
Least == 1
ASSUME Most = 1
Init == holder = None
Take(n) == holder = None /\ holder' = n
Next == \E n \in Node : Take(n)
Inv == holder \in {None} \cup (Node \ {CHOOSE n \in Node : TRUE})
====

\* run: check %s -c Node={Larger(1)}
\* exit: 150
---- MODULE fail_unknown_operator_on_the_command_line ----
CONSTANT Node
VARIABLE at
Init == at \in Node
Next == at' \in Node
====

\* run: check %s --inv Inside -c Node=1..2 -c Least=-1 -c Some=Node\{1}
\* exit: 0
---- MODULE intervals_on_the_command_line ----
CONSTANTS Node, Least, Some
VARIABLE at
\* The module knows no arithmetic: what stands on the command line does.
Init == at \in Node
Next == at' \in Some \union {Least}
Inside == at \in Node \union {Least}
====

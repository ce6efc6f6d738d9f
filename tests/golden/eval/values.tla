\* run: eval %s -e Double(21) -e {3,1,2} -e <<1,"a",TRUE>> -e [a|->1,b|->{}] -e [i\in0..2|->i]
\* exit: 0
---- MODULE values ----
EXTENDS Integers, Sequences, FiniteSets
Double(n) == 2 * n
====

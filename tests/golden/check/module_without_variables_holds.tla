\* run: check %s --inv Even --property [][N'=N+1]_N --length 3
\* exit: 0
---- MODULE module_without_variables_holds ----
EXTENDS Integers
N == 4
Even == N % 2 = 0
====

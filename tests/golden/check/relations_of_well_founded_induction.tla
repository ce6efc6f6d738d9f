\* run: check %s
\* exit: 0
---- MODULE relations_of_well_founded_induction ----
EXTENDS WellFoundedInduction
R == {<<1,2>>, <<2,3>>, <<3, 4>>}
ASSUME TransitiveClosureOn(R, 1..4) = {<<i,j>> \in (1..4) \X (1..4) : i < j}
ASSUME TransitiveClosureOn(R, {1,2,4}) = {<<1,2>>}
ASSUME PreImage(LAMBDA x : -x, 1..2, {<<-2, -1>>}) = {<<2, 1>>}
====

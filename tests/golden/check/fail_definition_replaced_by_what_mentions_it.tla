\* run: check %s
\* exit: 151
---- MODULE fail_definition_replaced_by_what_mentions_it ----
EXTENDS Naturals
CONSTANT K
VARIABLE x
Limit == 3
Higher == Limit + 1
Above == K
Init == x = 0
Next == x' = x
Inv == x < Limit
====

\* run: parse %s
\* exit: 150
---- MODULE fail_value_where_an_operator_is_wanted ----
EXTENDS Sequences
Positive == SelectSeq(<<1, 2>>, 5)
====

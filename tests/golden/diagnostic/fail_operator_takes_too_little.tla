\* run: parse %s
\* exit: 150
---- MODULE fail_operator_takes_too_little ----
VARIABLE x
ApplyLater(Op(_)) == Op(x')
Later(a) == a'
Next == ApplyLater(Later)
====

\* run: check %s --max-error 9
\* exit: 13
---- MODULE lasso_of_every_form ----
EXTENDS Naturals
VARIABLES x, y
vars == <<x, y>>
Init == x = 0 /\ y = 0
Up == x < 3 /\ x' = x + 1 /\ UNCHANGED y
Back == x = 3 /\ x' = 1 /\ UNCHANGED y
Mark == x = 2 /\ y' = 1 - y /\ UNCHANGED x
Next == Up \/ Back \/ Mark
Spec == Init /\ [][Next]_vars /\ WF_vars(Up) /\ WF_vars(Back)
Never == <>(x = 4)
OnlyOnce == []<>(x = 0)
Settles == <>[](x < 3)
Marked == x = 2 ~> y = 1
Downward == \A n \in 2..3 : []<><<x' = n + 1>>_x
StrongMark == SF_vars(Mark)
Either == []<>(y = 1) \/ <>[](x = 2)
====

\* run: parse %s --dump=model
\* exit: 0
---- MODULE dump_model ----
EXTENDS Naturals
CONSTANT N
VARIABLES x, y
vars == <<x, y>>
TypeOK == x \in 0..N /\ y \in BOOLEAN
Init == x = 0 /\ y = FALSE
Inc(k) == x + k <= N /\ x' = x + k /\ UNCHANGED y
Flip == y' = ~y /\ UNCHANGED x
Next == Flip \/ \E k \in 1..2 : Inc(k)

Fair == /\ WF_vars(Next)
        /\ \A k \in 1..2 : LET most == k IN SF_vars(Inc(most)) /\ \A i \in 0..most : WF_x(Inc(i))
Spec == Init /\ [][Next]_vars /\ Fair /\ []<>(x = 0)

Grows(v) == [][v' >= v]_v
Reach(k) == /\ <>(x = k)
            /\ x = k ~> y
            /\ [](x > k => <>~y)
Safe == []TypeOK /\ x = 0
Mixed == /\ Safe
         /\ Grows(x)
         /\ \A k \in 0..N : Reach(k)
         /\ <>[](x = N) /\ []<><<Flip>>_y
         /\ [](x = 0 => <>[]y)
Bound == x < 9
====

\* run: check %s --max-error 3
\* exit: 13
---- MODULE lasso_lacks_fairness ----
EXTENDS Naturals
VARIABLES floor, door
vars == <<floor, door>>
Init == floor = 0 /\ door = "open"
Close == door = "open" /\ door' = "closed" /\ UNCHANGED floor
Ride(n) == door = "closed" /\ floor < 2 /\ floor' = floor + n /\ UNCHANGED door
Next == Close \/ \E n \in 1..2 : Ride(n)
Spec == Init /\ [][Next]_vars /\ WF_vars(Close)
Rides == <>(floor > 0)
Top == <>[](floor > 4)
Fair == WF_vars(Ride(1))
====

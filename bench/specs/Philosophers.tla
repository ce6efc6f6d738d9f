----------------------------- MODULE Philosophers ------------------------------
(* One philosopher begins with the other fork. Strong fairness of taking a fork *)
(* lets everybody eat again and again.                                          *)
EXTENDS Naturals

CONSTANT N

Seats == 1 .. N
First(p) == IF p = 1 THEN 1 ELSE p
Second(p) == IF p = N THEN 1 ELSE p + 1
Low(p) == IF First(p) < Second(p) THEN First(p) ELSE Second(p)
High(p) == IF First(p) < Second(p) THEN Second(p) ELSE First(p)

VARIABLE fork

Init == fork = [f \in Seats |-> 0]
TakeLow(p) == fork[Low(p)] = 0 /\ fork' = [fork EXCEPT ![Low(p)] = p]
TakeHigh(p) == fork[Low(p)] = p /\ fork[High(p)] = 0 /\ fork' = [fork EXCEPT ![High(p)] = p]
Leave(p) == fork[Low(p)] = p /\ fork[High(p)] = p /\ fork' = [fork EXCEPT ![Low(p)] = 0, ![High(p)] = 0]
Next == \E p \in Seats : TakeLow(p) \/ TakeHigh(p) \/ Leave(p)

Spec ==
  /\ Init
  /\ [][Next]_fork
  /\ \A p \in Seats : SF_fork(TakeLow(p)) /\ SF_fork(TakeHigh(p)) /\ WF_fork(Leave(p))

Eats(p) == fork[Low(p)] = p /\ fork[High(p)] = p
AllEat == \A p \in Seats : []<>Eats(p)
================================================================================

------------------------ MODULE DiningPhilosophers -------------------------
(* Each philosopher takes the fork to the left, then the one to the right.   *)
(* When all hold their left forks nobody can move: a deadlock. With          *)
(* LeftHanded = {} all are alike; the members of LeftHanded begin with the   *)
(* right fork instead, which breaks the circle.                              *)
EXTENDS Naturals

CONSTANTS N, LeftHanded

Seats == 1 .. N
Nobody == 0

First(p) == IF p \in LeftHanded THEN (p % N) + 1 ELSE p
Second(p) == IF p \in LeftHanded THEN p ELSE (p % N) + 1

VARIABLE fork  \* fork -> the philosopher who holds it, or Nobody

Init == fork = [f \in Seats |-> Nobody]

TakeFirst(p) ==
  /\ fork[First(p)] = Nobody
  /\ fork[Second(p)] # p
  /\ fork' = [fork EXCEPT ![First(p)] = p]

TakeSecond(p) ==
  /\ fork[First(p)] = p
  /\ fork[Second(p)] = Nobody
  /\ fork' = [fork EXCEPT ![Second(p)] = p]

PutDown(p) ==
  /\ fork[First(p)] = p
  /\ fork[Second(p)] = p
  /\ fork' = [fork EXCEPT ![First(p)] = Nobody, ![Second(p)] = Nobody]

Next == \E p \in Seats : TakeFirst(p) \/ TakeSecond(p) \/ PutDown(p)

Eating(p) == fork[p] = p /\ fork[(p % N) + 1] = p
NeighboursTakeTurns == \A p \in Seats : Eating(p) => ~Eating((p % N) + 1)
=============================================================================

--------------------------- MODULE SleepingBarber ---------------------------
(* A barber, a few chairs, customers who leave when no chair is free. The    *)
(* shop's state is one record; the waiting customers are a sequence in it.   *)
EXTENDS Naturals, Sequences, FiniteSets

CONSTANTS Customers, Chairs

VARIABLE shop

Seated == {shop.waiting[i] : i \in 1 .. Len(shop.waiting)}
InShop == Seated \cup shop.chair

Init == shop = [barber |-> "asleep", chair |-> {}, waiting |-> <<>>, turnedAway |-> {}, shaved |-> {}]

Arrive(c) ==
  /\ c \notin InShop \cup shop.shaved \cup shop.turnedAway
  /\ shop' = IF Len(shop.waiting) < Chairs
               THEN [shop EXCEPT !.waiting = Append(@, c)]
               ELSE [shop EXCEPT !.turnedAway = @ \cup {c}]

WakeOrCall ==
  /\ shop.chair = {}
  /\ shop.waiting # <<>>
  /\ shop' = [shop EXCEPT !.barber = "busy", !.chair = {Head(shop.waiting)}, !.waiting = Tail(@)]

Shave ==
  /\ shop.barber = "busy"
  /\ \E c \in shop.chair : shop' = [shop EXCEPT !.chair = {}, !.shaved = @ \cup {c}, !.barber = "idle"]

Doze ==
  /\ shop.barber = "idle"
  /\ shop.waiting = <<>>
  /\ shop' = [shop EXCEPT !.barber = "asleep"]

Next == (\E c \in Customers : Arrive(c)) \/ WakeOrCall \/ Shave \/ Doze

TypeOK ==
  shop \in [barber : {"asleep", "idle", "busy"}, chair : SUBSET Customers, waiting : Seq(Customers),
            turnedAway : SUBSET Customers, shaved : SUBSET Customers]

BusyMeansChairTaken == (shop.barber = "busy") <=> (Cardinality(shop.chair) = 1)
NobodyTwice == Cardinality(Seated) = Len(shop.waiting) /\ Seated \cap shop.chair = {}

\* Violated: with all chairs taken the next one leaves.
EverybodyServed == shop.turnedAway = {}
=============================================================================

--------------------------- MODULE BridgeAndTorch ---------------------------
(* Four people cross a bridge at night. It carries two at a time, they have  *)
(* one torch, and a pair walks at the pace of its slower member. The wanted  *)
(* schedule is the counterexample to the claim that none is fast enough.     *)
EXTENDS Naturals, FiniteSets

CONSTANT Limit  \* minutes until the torch burns out

Pace == [ann |-> 1, ben |-> 2, cy |-> 5, dot |-> 10]
People == DOMAIN Pace

VARIABLES
  near,   \* people who have not crossed yet
  torch,  \* the bank where the torch is
  clock   \* minutes gone

Slower(group) == CHOOSE m \in {Pace[p] : p \in group} : \A p \in group : Pace[p] <= m

Init == near = People /\ torch = "near" /\ clock = 0

Cross(group) ==
  /\ torch = "near"
  /\ group \subseteq near
  /\ near' = near \ group
  /\ torch' = "far"
  /\ clock' = clock + Slower(group)

Return(person) ==
  /\ torch = "far"
  /\ person \notin near
  /\ near' = near \cup {person}
  /\ torch' = "near"
  /\ clock' = clock + Pace[person]

Next ==
  /\ clock < Limit
  /\ \/ \E group \in {g \in SUBSET People : Cardinality(g) \in 1..2} : Cross(group)
     \/ \E person \in People : Return(person)

TypeOK == near \subseteq People /\ torch \in {"near", "far"} /\ clock \in Nat

\* Violated by a schedule that works.
TooSlow == near = {} => clock > Limit
=============================================================================

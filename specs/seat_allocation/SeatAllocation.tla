---- MODULE SeatAllocation ----
\* Travellers take any free seat. With `Careful`, a seat is chosen and taken in one step; without, it is chosen first and
\* taken in a second step, when another traveller may sit there already.
EXTENDS FiniteSets, Integers

CONSTANTS Travellers, Seats, Careful

(* --algorithm SeatAllocation
variables free = Seats; seat = [t \in Travellers |-> {}];

define
  Shared == \E s, t \in Travellers : s # t /\ seat[s] \cap seat[t] # {}
  Seated == {t \in Travellers : seat[t] # {}}
end define;

process traveller \in Travellers
variables wish = {};
begin
choose:
  await free # {};
  with s \in free do
    wish := {s};
    if Careful then
      free := free \ {s};
    end if;
  end with;
sit:
  seat[self] := wish;
  free := free \ wish;
  wish := {};
end process;
end algorithm *)

NobodyShares == ~Shared
====

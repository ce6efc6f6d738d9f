---- MODULE CompareAndSwap ----
\* The lost update repaired without a lock: a clerk writes only if the total is still the one that was read, and else reads again.
EXTENDS Integers

CONSTANT Visitors

(* --algorithm CompareAndSwap
variables total = 0; pending = 0;

macro compare_and_swap(place, old, new, swapped) begin
  if place = old then
    place := new;
    swapped := TRUE;
  else
    swapped := FALSE;
  end if;
end macro;

process clerk \in {"north", "south"}
variables seen = 0; left = Visitors; swapped = TRUE;
begin
read:
  while left > 0 do
    if swapped then pending := pending + 1; end if;
    seen := total;
write:
    compare_and_swap(total, seen, seen + 1, swapped);
    if swapped then
      pending := pending - 1;
      left := left - 1;
    end if;
  end while;
end process;
end algorithm *)

Counted == (\A c \in {"north", "south"} : pc[c] = "Done") => total = 2 * Visitors
Bounded == pending \in 0..2
====

---- MODULE LostUpdate ----
\* Two clerks count visitors at two doors and keep one total. Each reads the total, then writes it back plus one; between the
\* two steps the other may do the same. `pending` counts visitors who were seen and not yet added.
EXTENDS Integers

CONSTANT Visitors  \* at each door

(* --algorithm LostUpdate
variables total = 0; pending = 0;

process clerk \in {"north", "south"}
variables seen = 0; left = Visitors;
begin
read:
  while left > 0 do
    seen := total;
    pending := pending + 1;
write:
    total := seen + 1;
    pending := pending - 1;
    left := left - 1;
  end while;
end process;
end algorithm *)

\* Nothing pending and nobody left: every visitor has been counted.
Counted == (\A c \in {"north", "south"} : pc[c] = "Done") => total = 2 * Visitors
Bounded == pending \in 0..2
====

---- MODULE BracedLostUpdate ----
\* LostUpdate in c-syntax.
EXTENDS Integers

CONSTANT Visitors

(* --algorithm LostUpdate {
  variables total = 0; pending = 0;

  process (clerk \in {"north", "south"})
    variables seen = 0; left = Visitors;
  { read:  while (left > 0) {
             seen := total;
             pending := pending + 1;
    write:   total := seen + 1;
             pending := pending - 1;
             left := left - 1
           }
  }
} *)

Counted == (\A c \in {"north", "south"} : pc[c] = "Done") => total = 2 * Visitors
Bounded == pending \in 0..2
====

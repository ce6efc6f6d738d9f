---- MODULE Lock ----
\* The lost update repaired with a lock around reading and writing.
EXTENDS Integers

CONSTANT Visitors

(* --algorithm Lock {
  variables total = 0; pending = 0; locked = FALSE;

  macro acquire(lock) { await ~lock; lock := TRUE }
  macro release(lock) { lock := FALSE }

  process (clerk \in {"north", "south"})
    variables seen = 0; left = Visitors;
  { enter: while (left > 0) {
             acquire(locked);
             pending := pending + 1;
    read:    seen := total;
    write:   total := seen + 1;
             pending := pending - 1;
             left := left - 1;
             release(locked)
           }
  }
} *)

Counted == (\A c \in {"north", "south"} : pc[c] = "Done") => total = 2 * Visitors
OneAtATime == pending \in 0..1
====

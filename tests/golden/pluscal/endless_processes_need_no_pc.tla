\* run: translate %s
\* exit: 0
---- MODULE endless_processes_need_no_pc ----
EXTENDS Integers
(* --algorithm Case {
  variable x = 0;
  process (up = 1) { a: while (TRUE) { await x < 2; x := x + 1 } }
  process (down \in {2, 3}) { b: while (TRUE) { await x > 0; x := x - 1 } }
} *)
====

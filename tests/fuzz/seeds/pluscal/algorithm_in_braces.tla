---- MODULE M ----
EXTENDS Integers
(* --algorithm Case {
  variable x \in 0..1;
  { s: if (x = 0) { a: x := 1; b: x := 2 }
       else x := 3;
  c: while (x > 0)
       x := x - 1;
  }
} *)
====

\* run: check %s
\* exit: 0
(*
  How it was once:
--algorithm old { variable x = 0; { m: x := 5; } }
*)
---- MODULE algorithm_before_the_module ----
(* --algorithm new { variable x = 0; { m: x := 1; } } *)
Inv == x \in {0, 1}
====

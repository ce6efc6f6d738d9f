---- MODULE M ----
(* --algorithm A { variable x = 0; { x := 1 } }
\* BEGIN TRANSLATION
*)
\* END TRANSLATION
====

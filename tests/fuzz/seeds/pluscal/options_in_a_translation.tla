---- MODULE M ----
(* --algorithm A { variable x = 0; { x := 1 } } *)
\* BEGIN TRANSLATION
\* PlusCal options (wf)
\* END TRANSLATION
====

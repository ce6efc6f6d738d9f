\* run: translate %s
\* exit: 150
---- MODULE fail_translation_without_end ----
(* --algorithm Case
variables x = 0;
begin
  x := 1;
end algorithm *)
\* BEGIN TRANSLATION
VARIABLES pc, x
====

\* run: translate %s
\* exit: 150
---- MODULE fail_missing_semicolon ----
EXTENDS Integers
(* --algorithm Case
variables x = 0;
begin
  x := 1 y := 2;
end algorithm *)
====

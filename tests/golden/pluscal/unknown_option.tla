\* run: translate %s
\* exit: 0
---- MODULE unknown_option ----
\* PlusCal options (wf, fast)
EXTENDS Integers
(* --algorithm Case
variables x = 0;
begin
  x := 1;
end algorithm *)
====

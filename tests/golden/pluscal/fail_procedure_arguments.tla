\* run: translate %s
\* exit: 150
---- MODULE fail_procedure_arguments ----
EXTENDS Integers, Sequences
(* --algorithm Case
variables x = 0;
procedure inc(by)
begin
  a: x := x + by;
     return;
end procedure
begin
  b: call inc(1, 2);
end algorithm *)
====

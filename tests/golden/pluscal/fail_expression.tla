\* run: translate %s
\* exit: 150
---- MODULE fail_expression ----
EXTENDS Integers
(* --algorithm Case
variables x = 0;
begin
  x := 1 + ;
end algorithm *)
====

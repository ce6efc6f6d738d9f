\* run: check %s
\* exit: 14
---- MODULE where_an_algorithm_is ----
EXTENDS Integers, TLC
(* --algorithm Case
variables x \in {1, 2};
begin
double:
  x := 2 * x;
compare:
  assert x # 4;
end algorithm *)
====

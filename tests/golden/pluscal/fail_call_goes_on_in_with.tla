\* run: translate %s
\* exit: 150
---- MODULE fail_call_goes_on_in_with ----
EXTENDS Integers, Sequences
(* --algorithm Case
variables x = 0;
procedure inc(by)
begin
  a: x := x + by;
     return;
end procedure
begin
  b: with v \in 1..2 do
    call inc(v);
    x := 1;
  end with;
end algorithm *)
====

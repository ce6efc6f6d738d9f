\* run: translate %s
\* exit: 150
---- MODULE fail_label_in_with ----
EXTENDS Integers
(* --algorithm Case
variables x = 0;
begin
  a: with v \in 1..2 do
    b: x := v;
  end with;
end algorithm *)
====

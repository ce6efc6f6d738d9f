\* run: translate %s
\* exit: 150
---- MODULE fail_missing_label ----
EXTENDS Integers
(* --algorithm Case
variables x = 0;
process p \in 1..2
begin
  a: x := 1;
     x := 2;
     while x > 0 do
       x := x - 1;
     end while;
end process
end algorithm *)
====

\* run: translate %s
\* exit: 150
---- MODULE fail_return_in_process ----
EXTENDS Integers
(* --algorithm Case
variables x = 0;
process p = 1
begin
  a: x := 1;
     return;
end process
end algorithm *)
====

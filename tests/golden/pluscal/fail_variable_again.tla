\* run: translate %s
\* exit: 150
---- MODULE fail_variable_again ----
EXTENDS Integers
(* --algorithm Case
variables x = 0;
process p = 1
variables x = 1;
begin
  a: x := 1;
end process
end algorithm *)
====

\* run: translate %s
\* exit: 150
---- MODULE fail_goto_nowhere ----
EXTENDS Integers
(* --algorithm Case
variables x = 0;
process p = 1
begin
  a: x := 1;
end process;
process q = 2
begin
  b: goto a;
end process
end algorithm *)
====

\* run: check %s
\* exit: 11
---- MODULE where_processes_wait ----
EXTENDS Integers
(* --algorithm Case
variables left = 0, right = 0;
process one = 1
begin
left_first:
  await left = 0;
  left := 1;
then_right:
  await right = 0;
  right := 1;
end process;
process two = 2
begin
right_first:
  await right = 0;
  right := 2;
then_left:
  await left = 0;
  left := 2;
end process;
end algorithm *)
====

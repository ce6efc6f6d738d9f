\* run: check %s
\* exit: 12
---- MODULE translated_when_read ----
EXTENDS Integers
(* --algorithm Case
variables x = 0;
process p \in {"a", "b"}
begin
read:
  await self = "a" \/ x > 0;
write:
  x := x + 2;
end process;
end algorithm *)
Small == x < 4
====

---- MODULE M ----
EXTENDS Integers, Sequences, TLC
(* --fair algorithm Case
variables total = 0; log;
macro note(what) begin
  log := what;
end macro;
procedure add(n, twice = FALSE)
variable i = n;
begin
start:
  total := total + i;
  if twice then
    call add(n, FALSE);
    return;
  end if;
end_:
  return;
end procedure;
fair process counter = 0
variable i = 1;
begin
start:+
  while i < 3 do
    either
      call add(i, TRUE);
    or
      await total > 0;
      goto start;
    or
      skip;
    end either;
next:
    with k = i + 1, j \in {k} do
      i := j;
      note(<<i, total>>);
    end with;
  end while;
end process;
fair+ process watcher \in {1, 2}
variables seen = 0; at \in [field: {0}];
begin
start:-
  seen := total || at.field := seen;
  assert seen >= at.field;
end process;
end algorithm *)
\* What follows stays as it is.
Kept == TRUE
====

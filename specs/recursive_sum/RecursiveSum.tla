---- MODULE RecursiveSum ----
\* The sum 1 + ... + n by a procedure that calls itself: the frames on `stack` keep what each call still has to do.
EXTENDS Integers, Sequences, TLC

CONSTANT Largest

(* --algorithm RecursiveSum
variables n \in 0..Largest; sum = 0;

procedure add_up_to(k = 0)
begin
test:
  if k = 0 then
    return;
  else
    call add_up_to(k - 1);
  end if;
add:
  sum := sum + k;
  return;
end procedure;

begin
start:
  call add_up_to(n);
check:
  assert stack = <<>>;
end algorithm *)

Shallow == Len(stack) <= Largest + 1
Gauss == pc = "Done" => 2 * sum = n * (n + 1)
\* Not so: a call for each number is on the stack before the first returns.
NeverDeep == Len(stack) <= Largest
====

\* run: check %s
\* exit: 75
---- MODULE undefined_expression_in_an_algorithm ----
EXTENDS Integers, Sequences
(* --algorithm Case
variables q = <<1>>;
begin
loop:
  while TRUE do
    q := Tail(q);
  end while;
end algorithm *)
====

\* run: translate %s
\* exit: 150
---- MODULE fail_macro_argument ----
EXTENDS Integers
(* --algorithm Case
variables x = 0;
macro inc(v) begin
  v := v + 1;
end macro
begin
  a: inc(1);
end algorithm *)
====

\* run: translate %s
\* exit: 150
---- MODULE fail_undefined_macro ----
EXTENDS Integers
(* --algorithm Case
variables x = 0;
procedure inc(by)
begin
  a: x := x + by;
     return;
end procedure
begin
  b: inc(1);
end algorithm *)
====

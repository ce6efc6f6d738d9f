\* run: translate %s
\* exit: 150
---- MODULE fail_macros_without_bound ----
EXTENDS Integers
(* --algorithm Case
variables x = 0;
macro m0() begin x := 1; x := 2; end macro;
macro m1() begin m0(); m0(); end macro;
macro m2() begin m1(); m1(); end macro;
macro m3() begin m2(); m2(); end macro;
macro m4() begin m3(); m3(); end macro;
macro m5() begin m4(); m4(); end macro;
macro m6() begin m5(); m5(); end macro;
macro m7() begin m6(); m6(); end macro;
macro m8() begin m7(); m7(); end macro;
macro m9() begin m8(); m8(); end macro;
macro m10() begin m9(); m9(); end macro;
macro m11() begin m10(); m10(); end macro;
macro m12() begin m11(); m11(); end macro;
macro m13() begin m12(); m12(); end macro;
macro m14() begin m13(); m13(); end macro;
macro m15() begin m14(); m14(); end macro;
macro m16() begin m15(); m15(); end macro;
macro m17() begin m16(); m16(); end macro;
macro m18() begin m17(); m17(); end macro;
macro m19() begin m18(); m18(); end macro;
begin
  a: m19();
end algorithm *)
====

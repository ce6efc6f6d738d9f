#include <gtest/gtest.h>

#include "tests/support/parsing.h"

namespace tlaloc::parse {
namespace {

using test::dump_file;
using test::dump_units;

TEST(ModuleParse, ReadsDeclarations) {
  EXPECT_EQ(dump_units("CONSTANTS c, F(_, _), _+_, -._, _^+"), "(constant c (F 2) (+ 2) (-. 1) (^+ 1))");
  EXPECT_EQ(dump_units("VARIABLE x VARIABLES y, z"), "(variable x)\n(variable y z)");
  EXPECT_EQ(dump_units("RECURSIVE f(_), g, _**_"), "(recursive (f 1) g (** 2))");
}

TEST(ModuleParse, ReadsDefinitionsOfAllShapes) {
  EXPECT_EQ(dump_units("Op(a, F(_, _), _+_, -._) == a"), "(== (Op a (F 2) (+ 2) (-. 1)) a)");
  EXPECT_EQ(dump_units("a ++ b == a"), "(== (++ a b) a)");
  EXPECT_EQ(dump_units("-. a == a"), "(== (-. a) a)");
  EXPECT_EQ(dump_units("a ^+ == a"), "(== (^+ a) a)");
  EXPECT_EQ(dump_units("a (+) b == a c \\oplus d == c"), "(== ((+) a b) a)\n(== ((+) c d) c)");
  EXPECT_EQ(dump_units("f[x, y \\in S, <<u, v>> \\in T] == x"), "(function f (in x y S) (in (tuple u v) T) x)");
  EXPECT_EQ(dump_units("LOCAL a == 1 LOCAL f[x \\in S] == x LOCAL INSTANCE M LOCAL I == INSTANCE M"),
            "(local == (a) 1)\n(local function f (in x S) x)\n(local (instance M))\n(local == (I) (instance M))");
}

TEST(ModuleParse, FindsWhereDefinitionsEnd) {
  EXPECT_EQ(dump_units("a == b c == d e(f) == g h[i \\in j] == k l ++ m == n -. o == p q ^# == r"),
            "(== (a) b)\n(== (c) d)\n(== (e f) g)\n(function h (in i j) k)\n(== (++ l m) n)\n(== (-. o) p)\n(== (^# q) r)");
  EXPECT_EQ(dump_units("a == <<1>> ASSUME b THEOREM c ---- d == e"),
            "(== (a) (tuple 1))\n(assume b)\n(theorem c)\n(separator)\n(== (d) e)");
}

TEST(ModuleParse, ReadsInstances) {
  EXPECT_EQ(dump_units("INSTANCE M WITH a <- e, + <- -, F <- LAMBDA p : p, - <- \\cup, G <- -b"),
            "(instance M (<- a e) (<- + -) (<- F (lambda (params p) p)) (<- - \\cup) (<- G (-. b)))");
  EXPECT_EQ(dump_units("I(p, q) == INSTANCE M WITH x <- p\ny == 1"), "(== (I p q) (instance M (<- x p)))\n(== (y) 1)");
  EXPECT_EQ(dump_units("I == INSTANCE M WITH + <- -\ny == 1"), "(== (I) (instance M (<- + -)))\n(== (y) 1)");
}

TEST(ModuleParse, ReadsAssumptionsAndTheorems) {
  EXPECT_EQ(dump_units("ASSUME N > 1 ASSUMPTION Foo == N AXIOM b"), "(assume (> N 1))\n(assume Foo N)\n(axiom b)");
  EXPECT_EQ(dump_units(
                "THEOREM T == ASSUME NEW x \\in S, CONSTANT F(_), NEW VARIABLE v, STATE s, lab :: ASSUME a PROVE b, c PROVE d"),
            "(theorem T (assume (new constant x (in S)) (new constant (F 1)) (new variable v) (new state s) "
            "(label (lab) (assume a (prove b))) c (prove d)))");
  EXPECT_EQ(dump_units("LEMMA a PROPOSITION b COROLLARY c OBVIOUS"), "(theorem a)\n(theorem b)\n(theorem c (obvious))");
  EXPECT_EQ(dump_units("USE ONLY a, MODULE M DEF b, M!c, + HIDE DEF d"),
            "(USE only a (modules M) (def b (! M c) +))\n(HIDE (def d))");
}

TEST(ModuleParse, NestsModules) {
  EXPECT_EQ(dump_file("---- MODULE A ----\nEXTENDS B, C\n-----\n---- MODULE N ----\nx == 1\n====\ny == 2\n===="),
            "(module A (extends B C)\n  (separator)\n  (module N\n    (== (x) 1))\n  (== (y) 2))\n");
}

TEST(ModuleParse, ReadsAllModulesOfAFile) {
  EXPECT_EQ(dump_file("text ---- MODULE A ----\n==== text\n---- MODULE IF ----\nx == 1\n===="),
            "(module A)\n(module IF\n  (== (x) 1))\n");
  EXPECT_EQ(dump_file("---- CONFIG A ----\n==== ---- MODULE A ---- ===="), "(module A)\n");
}

TEST(ModuleParse, RefusesToDefineWhatTheLanguageOwns) {
  EXPECT_EQ(dump_units("a = b == c"), "error E1014 1:22 operator `=` is part of the language and cannot be defined");
  for (const char* body : {"a \\in b == c", "a \\X b == c", "a ' == b", "CONSTANT _\\cup_", "F(_=_) == 1"}) {
    EXPECT_TRUE(dump_units(body).starts_with("error E1014")) << body << ": " << dump_units(body);
  }
}

TEST(ModuleParse, ReadsProofsWithoutSteps) {
  EXPECT_EQ(dump_units("THEOREM a PROOF OBVIOUS THEOREM b OMITTED THEOREM c BY ONLY d, MODULE M, e > 1 DEFS f, M!g"),
            "(theorem a (obvious))\n(theorem b (omitted))\n(theorem c (by only d (> e 1) (modules M) (def f (! M g))))");
  EXPECT_EQ(dump_units("THEOREM a BY DEF b\nc == 1"), "(theorem a (by (def b)))\n(== (c) 1)");
}

TEST(ModuleParse, GroupsProofStepsByLevel) {
  EXPECT_EQ(dump_units("THEOREM a\n<1>1. b\n  <2>1 c BY <1>1\n  <2> QED OBVIOUS\n<1>. QED BY <1>1\nd == 1"),
            "(theorem a (proof (<1>1 b (proof (<2>1 c (by <1>1)) (<2> QED (obvious)))) (<1> QED (by <1>1))))\n(== (d) 1)");
  EXPECT_EQ(dump_units("THEOREM a PROOF\n<*> b\n<+> c\n<*> QED\n<0> QED"),
            "(theorem a (proof (<*> b (proof (<+> c) (<*> QED))) (<0> QED)))");
}

TEST(ModuleParse, ReadsEveryKindOfStep) {
  EXPECT_EQ(
      dump_units("THEOREM a\n<1> USE b DEF c\n<1> HIDE MODULE M\n<1> INSTANCE M\n<1> DEFINE d == 1 e(f) == 2\n<1> g == 3\n"
                 "<1> h[i \\in S] == i\n<1>a SUFFICES ASSUME b PROVE c OBVIOUS\n<1> HAVE d\n<1> TAKE x, y \\in S\n<1> TAKE z\n"
                 "<1> WITNESS 1, 2\n<1> PICK x \\in S : p BY q\n<1> CASE r OMITTED\n<1> f(1) = 2\n<1> QED"),
      "(theorem a (proof (<1> USE b (def c)) (<1> HIDE (modules M)) (<1> INSTANCE (instance M)) (<1> DEFINE (== (d) 1) (== (e "
      "f) 2)) "
      "(<1> DEFINE (== (g) 3)) (<1> DEFINE (function h (in i S) i)) (<1>a SUFFICES (assume b (prove c)) (obvious)) "
      "(<1> HAVE d) (<1> TAKE (in x y S)) (<1> TAKE z) (<1> WITNESS 1 2) (<1> PICK (in x S) p (by q)) "
      "(<1> CASE r (omitted)) (<1> (= (f 1) 2)) (<1> QED)))");
}

TEST(ModuleParse, RejectsMalformedProofs) {
  for (const char* body : {"THEOREM a\n<1>1 b\nc == 1", "THEOREM a\n<1>1 b\n<2>1 c\n<1> QED", "THEOREM a\n<1> HAVE b\n<2> QED",
                           "THEOREM a\n<2> b\n<1> QED"}) {
    EXPECT_TRUE(dump_units(body).starts_with("error E1012")) << body << ": " << dump_units(body);
  }
  EXPECT_TRUE(dump_units("THEOREM a PROOF\nb == 1").starts_with("error E1001 2:1 found `b`, expected a proof"));
  EXPECT_TRUE(dump_units("THEOREM a BY\nb == 1").starts_with("error E1001 2:3"));
}

}  // namespace
}  // namespace tlaloc::parse

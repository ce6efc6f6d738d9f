// Expressions, as TLC evaluates them, read from TLA+ text.
#include "frontend/interpret/interpreter.h"

#include <gtest/gtest.h>

#include "tests/support/parse_spec.h"

namespace tlaloc::interpret {
namespace {

using test::evaluate_text;
using test::parse_spec;
using test::print_result;

TEST(Interpreter, ComputesWithIntegers) {
  EXPECT_EQ(evaluate_text("2 + 3 * 4 - 1"), "13");
  EXPECT_EQ(evaluate_text("(-7) \\div 2"), "-4");
  EXPECT_EQ(evaluate_text("(-7) % 3"), "2");
  EXPECT_EQ(evaluate_text("2 ^ 100"), "1267650600228229401496703205376");
  EXPECT_EQ(evaluate_text("9223372036854775807 + 1 = 2 ^ 63"), "TRUE");
  EXPECT_EQ(evaluate_text("1 \\div 0"), "error: undefined division of `1` by zero");
  EXPECT_EQ(evaluate_text("1 % (0 - 2)"), "error: undefined the right operand of `%` is `-2`, but a positive number is needed");
  EXPECT_EQ(evaluate_text("0 ^ 0"), "error: undefined `0 ^ 0` has no value");
  EXPECT_EQ(evaluate_text("1 + \"a\""), "error: type the right operand of `+` is the string `\"a\"`, but an integer is needed");
  EXPECT_EQ(evaluate_text("3..1"), "{}");
  EXPECT_EQ(evaluate_text("1..3"), "1..3");
}

TEST(Interpreter, ShortCircuitsLogic) {
  EXPECT_EQ(evaluate_text("FALSE /\\ (1 = \"a\")"), "FALSE");
  EXPECT_EQ(evaluate_text("TRUE \\/ (1 = \"a\")"), "TRUE");
  EXPECT_EQ(evaluate_text("FALSE => (1 = \"a\")"), "TRUE");
  EXPECT_EQ(evaluate_text("IF 1 < 2 THEN \"yes\" ELSE 1 + \"a\""), "\"yes\"");
  EXPECT_EQ(evaluate_text("CASE 1 > 2 -> 1 [] 2 > 1 -> 2 [] OTHER -> 3"), "2");
  EXPECT_EQ(evaluate_text("CASE 1 > 2 -> 1"), "error: undefined no arm of the `CASE` applies");
  EXPECT_EQ(evaluate_text("TRUE /\\ 1"), "error: type an operand of `/\\` is the integer `1`, not a Boolean");
  EXPECT_EQ(evaluate_text("~TRUE <=> FALSE"), "TRUE");
}

TEST(Interpreter, RefusesToCompareKinds) {
  EXPECT_EQ(evaluate_text("1 = \"a\""), "error: type cannot compare the integer `1` with the string `\"a\"`");
  EXPECT_EQ(evaluate_text("{1, \"a\"}"),
            "error: type a set cannot have both the integer `1` and the string `\"a\"` as elements");
  EXPECT_EQ(evaluate_text("[a |-> 1] = (\"a\" :> 1)"), "TRUE");
  EXPECT_EQ(evaluate_text("<<>> = [x \\in {} |-> x]"), "TRUE");
  EXPECT_EQ(evaluate_text("\"a\" \\in Nat"), "error: type cannot decide whether the string `\"a\"` is an element of `Nat`");
  EXPECT_EQ(evaluate_text("Nat \\subseteq Int"),
            "error: unsupported cannot enumerate the elements of `Nat`, which is not known to be finite");
}

TEST(Interpreter, ComputesWithSets) {
  EXPECT_EQ(evaluate_text("{3, 1, 2} \\cup (2..4)"), "{1, 2, 3, 4}");
  EXPECT_EQ(evaluate_text("(1..5) \\ {2}"), "{1, 3, 4, 5}");
  EXPECT_EQ(evaluate_text("Nat \\cap {-1, 0, 1}"), "{0, 1}");
  EXPECT_EQ(evaluate_text("7 \\in Nat \\ {3}"), "TRUE");
  EXPECT_EQ(evaluate_text("-1 \\in Nat \\cup {-1}"), "TRUE");
  EXPECT_EQ(evaluate_text("UNION {{1}, {2, 3}, {}}"), "{1, 2, 3}");
  EXPECT_EQ(evaluate_text("UNION SUBSET Nat"), "Nat");
  EXPECT_EQ(evaluate_text("SUBSET {1, 2}"), "{{}, {1}, {2}, {1, 2}}");
  EXPECT_EQ(evaluate_text("{1, 2} \\X {3}"), "{<<1, 3>>, <<2, 3>>}");
  EXPECT_EQ(evaluate_text("Cardinality(SUBSET (1..70))"), "1180591620717411303424");
  EXPECT_EQ(evaluate_text("IsFiniteSet(Seq({1}))"), "FALSE");
  EXPECT_EQ(evaluate_text("{x \\in 1..10 : x % 3 = 0}"), "{3, 6, 9}");
  EXPECT_EQ(evaluate_text("{x + y : x \\in 1..2, y \\in {10, 20}}"), "{11, 12, 21, 22}");
  EXPECT_EQ(evaluate_text("{a * b : <<a, b>> \\in (1..2) \\X (3..4)}"), "{3, 4, 6, 8}");
  EXPECT_EQ(evaluate_text("{<<a, b>> \\in (1..3) \\X (1..3) : a + b = 4}"), "{<<1, 3>>, <<2, 2>>, <<3, 1>>}");
  EXPECT_EQ(evaluate_text("[a : {1, 2}, b : {3}]"), "{[a |-> 1, b |-> 3], [a |-> 2, b |-> 3]}");
  EXPECT_EQ(evaluate_text("[{1, 2} -> {0, 1}]"), "{<<0, 0>>, <<0, 1>>, <<1, 0>>, <<1, 1>>}");
  EXPECT_EQ(evaluate_text("Permutations({1, 2})"), "{<<1, 2>>, <<2, 1>>}");
}

TEST(Interpreter, AsksFiltersOfInfiniteSetsByRule) {
  EXPECT_EQ(evaluate_text("6 \\in {n \\in Nat : n % 2 = 0}"), "TRUE");
  EXPECT_EQ(evaluate_text("7 \\in Even", "Even == {n \\in Nat : n % 2 = 0}"), "FALSE");
  EXPECT_EQ(evaluate_text("[i \\in 1..3 |-> 2 * i] \\in [1..3 -> Even]", "Even == {n \\in Nat : n % 2 = 0}"), "TRUE");
  EXPECT_EQ(evaluate_text("{2, 4} \\in SUBSET Even /\\ {2, 4} \\subseteq Even", "Even == {n \\in Nat : n % 2 = 0}"), "TRUE");
  EXPECT_EQ(evaluate_text("[a |-> 3] \\in [a : {n \\in Int : n > 3}]"), "FALSE");
  EXPECT_EQ(evaluate_text("LET S == {n \\in Nat : n > 3} IN <<4, 3>> \\in S \\X S"), "FALSE");
  EXPECT_EQ(evaluate_text("{n \\in Nat : n > 3}"),
            "error: unsupported cannot enumerate the elements of `Nat`, which is not known to be finite");
}

TEST(Interpreter, ChoosesTheFirstInOrder) {
  EXPECT_EQ(evaluate_text("CHOOSE x \\in {5, 3, 8} : x > 3"), "5");
  EXPECT_EQ(evaluate_text("CHOOSE s \\in SUBSET (1..3) : Cardinality(s) = 2"), "{1, 2}");
  EXPECT_EQ(evaluate_text("CHOOSE f \\in [{1, 2} -> 0..1] : f[1] /= f[2]"), "<<0, 1>>");
  EXPECT_EQ(evaluate_text("CHOOSE <<a, b>> \\in {<<1, 2>>, <<2, 1>>} : a > b"), "<<2, 1>>");
  EXPECT_EQ(evaluate_text("CHOOSE x \\in {1, 2} : x > 2"),
            "error: undefined `CHOOSE` finds no element of `{1, 2}` that satisfies its predicate");
  EXPECT_EQ(
      evaluate_text("CHOOSE x : x > 2"),
      "error: unsupported an unbounded `CHOOSE` cannot be evaluated, other than `CHOOSE x : x \\notin S` for a constant set S");
  EXPECT_EQ(evaluate_text("\\A x : x = x"), "error: unsupported an unbounded `\\A` cannot be evaluated");
}

TEST(Interpreter, AppliesFunctions) {
  EXPECT_EQ(evaluate_text("[x \\in 1..3 |-> x * x][2]"), "4");
  EXPECT_EQ(evaluate_text("[x \\in 0..2 |-> x]"), "(0 :> 0 @@ 1 :> 1 @@ 2 :> 2)");
  EXPECT_EQ(evaluate_text("[x, y \\in 1..2 |-> x + y][2, 1]"), "3");
  EXPECT_EQ(evaluate_text("[<<x, y>> \\in {<<1, 2>>} |-> x - y][<<1, 2>>]"), "-1");
  EXPECT_EQ(evaluate_text("DOMAIN [x, y \\in 1..2 |-> x]"), "{<<1, 1>>, <<1, 2>>, <<2, 1>>, <<2, 2>>}");
  EXPECT_EQ(evaluate_text("[a |-> 1, b |-> 2].b"), "2");
  EXPECT_EQ(evaluate_text("[a |-> 1].c"), "error: undefined the record `[a |-> 1]` has no field `c`");
  EXPECT_EQ(evaluate_text("<<1, 2>>[3]"), "error: undefined the index `3` is outside the domain of the tuple `<<1, 2>>`");
  EXPECT_EQ(evaluate_text("(0 :> 1)[5]"),
            "error: undefined the function `(0 :> 1)` is applied to `5`, which is not in its domain `0..0`");
  EXPECT_EQ(evaluate_text("(1 :> 2 @@ 1 :> 3 @@ 4 :> 5)"), "(1 :> 2 @@ 4 :> 5)");
  EXPECT_EQ(evaluate_text("LET n == 5 IN n[1]"), "error: type the integer `5` is applied to `1`, but it is not a function");
}

TEST(Interpreter, ReplacesPointsByExcept) {
  EXPECT_EQ(evaluate_text("[[x \\in 1..3 |-> x] EXCEPT ![2] = @ + 10, ![3] = 0]"), "<<1, 12, 0>>");
  EXPECT_EQ(evaluate_text("[[a |-> <<1, 2>>] EXCEPT !.a[2] = @ * 5]"), "[a |-> <<1, 10>>]");
  EXPECT_EQ(evaluate_text("[<<1, 2>> EXCEPT ![7] = 0]"), "<<1, 2>>");
  EXPECT_EQ(evaluate_text("[<<1>> EXCEPT ![1] = @ + 1, ![1] = @ * 10]"), "<<20>>");
  EXPECT_EQ(evaluate_text("[5 EXCEPT ![1] = 0]"),
            "error: type `EXCEPT` is applied to the integer `5`, which is not a function");
}

TEST(Interpreter, KnowsSequences) {
  EXPECT_EQ(evaluate_text("Len(<<1, 2, 3>>) + Len(\"abc\")"), "6");
  EXPECT_EQ(evaluate_text("Append(<<1>>, 2) \\o <<3>>"), "<<1, 2, 3>>");
  EXPECT_EQ(evaluate_text("\"ab\" \\o \"cd\""), "\"abcd\"");
  EXPECT_EQ(evaluate_text("Head(<<7, 8>>) + Head(Tail(<<7, 8>>))"), "15");
  EXPECT_EQ(evaluate_text("SubSeq(<<1, 2, 3, 4>>, 2, 3)"), "<<2, 3>>");
  EXPECT_EQ(evaluate_text("SubSeq(<<1, 2>>, 2, 1)"), "<<>>");
  EXPECT_EQ(evaluate_text("SubSeq(<<1, 2>>, 1, 5)"),
            "error: undefined the third argument of `SubSeq` is `5`, which is not an index of `<<1, 2>>`");
  EXPECT_EQ(evaluate_text("Head(<<>>)"), "error: undefined `Head` is applied to the empty sequence");
  EXPECT_EQ(evaluate_text("Tail(<<>>)"), "error: undefined `Tail` is applied to the empty sequence");
  EXPECT_EQ(evaluate_text("SelectSeq(<<1, 2, 3, 4>>, LAMBDA x : x % 2 = 0)"), "<<2, 4>>");
  EXPECT_EQ(evaluate_text("SortSeq(<<3, 1, 2>>, LAMBDA a, b : a > b)"), "<<3, 2, 1>>");
  EXPECT_EQ(evaluate_text("<<1, 2>> \\in Seq(1..2)"), "TRUE");
}

TEST(Interpreter, TakesOperatorsAsArguments) {
  EXPECT_EQ(evaluate_text("Twice(LAMBDA x : x * 3, 2)", "Twice(F(_), x) == F(F(x))"), "18");
  EXPECT_EQ(evaluate_text("Fold(+, 0, <<1, 2, 3>>)",
                          "RECURSIVE Fold(_, _, _)\n"
                          "Fold(Op(_, _), base, s) == IF s = <<>> THEN base ELSE Op(Head(s), Fold(Op, base, Tail(s)))"),
            "6");
  EXPECT_EQ(evaluate_text("LET Add(a, b) == a + b IN Add(Add(1, 2), 3)"), "6");
  EXPECT_EQ(evaluate_text("LET x == 5 Inc(y) == x + y IN {Inc(z) : z \\in 1..2}"), "{6, 7}");
}

TEST(Interpreter, EvaluatesArgumentsOnlyWhenNeeded) {
  EXPECT_EQ(evaluate_text("First(1, 1 \\div 0)", "First(a, b) == a"), "1");
  EXPECT_EQ(evaluate_text("LET bad == 1 \\div 0 IN 2"), "2");
  EXPECT_EQ(evaluate_text("LET f == [x \\in 0..3 |-> 10 \\div x] IN f[5 - 3]"), "5");
}

TEST(Interpreter, RecursesThroughOperatorsAndFunctions) {
  EXPECT_EQ(evaluate_text("Fact(25)", "RECURSIVE Fact(_)\nFact(n) == IF n = 0 THEN 1 ELSE n * Fact(n - 1)"),
            "15511210043330985984000000");
  EXPECT_EQ(evaluate_text("fact[20]", "fact[n \\in Nat] == IF n = 0 THEN 1 ELSE n * fact[n - 1]"), "2432902008176640000");
  EXPECT_EQ(evaluate_text("fib[80]", "fib[n \\in Nat] == IF n < 2 THEN n ELSE fib[n - 1] + fib[n - 2]"), "23416728348467685");
  EXPECT_EQ(evaluate_text("LET f[n \\in 0..5] == IF n = 0 THEN 1 ELSE 2 * f[n - 1] IN f"),
            "(0 :> 1 @@ 1 :> 2 @@ 2 :> 4 @@ 3 :> 8 @@ 4 :> 16 @@ 5 :> 32)");
  EXPECT_EQ(
      evaluate_text(
          "LET a[m \\in Nat, n \\in Nat] == IF m = 0 THEN n + 1 ELSE IF n = 0 THEN a[m - 1, 1] ELSE a[m - 1, a[m, n - 1]]\n"
          "IN a[2, 3]"),
      "9");
  EXPECT_EQ(evaluate_text("Even(7)",
                          "RECURSIVE Even(_), Odd(_)\nEven(n) == IF n = 0 THEN TRUE ELSE Odd(n - 1)\n"
                          "Odd(n) == IF n = 0 THEN FALSE ELSE Even(n - 1)"),
            "FALSE");
  EXPECT_EQ(evaluate_text("Sum({1, 2, 3})",
                          "RECURSIVE Sum(_)\n"
                          "Sum(S) == IF S = {} THEN 0 ELSE LET x == CHOOSE x \\in S : TRUE IN x + Sum(S \\ {x})"),
            "6");
  EXPECT_EQ(evaluate_text("fact[-1]", "fact[n \\in Nat] == IF n = 0 THEN 1 ELSE n * fact[n - 1]"),
            "error: undefined a function is applied to `-1`, which is not in its domain `Nat`");
}

TEST(Interpreter, EndsRunawayRecursion) {
  for (const char* runaway : {"RECURSIVE F(_)\nF(n) == 1 + F(n + 1)\nX == F(0)", "f[n \\in Nat] == f[n + 1]\nX == f[0]",
                              "RECURSIVE F(_)\nF(n) == \\E x \\in {1} : F(<<n>>)\nX == F(0)"}) {
    const std::string result = evaluate_text("X", runaway);
    EXPECT_EQ(result.rfind("error: limit", 0), 0U) << result;
  }
}

TEST(Interpreter, DescendsFarWithinTheLimit) {
  EXPECT_EQ(evaluate_text("Count(19000)", "RECURSIVE Count(_)\nCount(n) == IF n = 0 THEN 0 ELSE 1 + Count(n - 1)"), "19000");
  EXPECT_EQ(evaluate_text("count[19000]", "count[n \\in Nat] == IF n = 0 THEN 0 ELSE 1 + count[n - 1]"), "19000");
}

TEST(Interpreter, SurvivesDeepNestingOfExpressions) {
  constexpr int kDepth = 50000;
  kernel::Program program;
  const auto literal = [&](int i) { return program.add(kernel::Literal{Value::integer(i)}, {}, kernel::Level::Constant); };
  kernel::ExprId sum = literal(0);
  kernel::ExprId conjunction = program.add(kernel::Literal{Value::boolean(true)}, {}, kernel::Level::Constant);
  for (int i = 0; i < kDepth; ++i) {
    sum = program.add(kernel::OpApply{kernel::Op::Add, {sum, literal(1)}}, {}, kernel::Level::Constant);
    conjunction = program.add(kernel::OpApply{kernel::Op::And, {conjunction}}, {}, kernel::Level::Action);
  }
  Interpreter interpreter(program);
  EXPECT_EQ(print_result(interpreter.evaluate(sum)), std::to_string(kDepth));
  int successors = 0;
  const auto all =
      interpreter.for_each_successor(conjunction, {}, [&](const State&, const ActionLabel&) { return ++successors > 0; });
  EXPECT_TRUE(std::get<bool>(all));
  EXPECT_EQ(successors, 1);
}

TEST(Interpreter, StackOfAnErrorNamesTheCalls) {
  const auto spec = parse_spec("Inner(x) == 1 \\div x\nOuter(y) == Inner(y)\nTop == Outer(0)");
  Interpreter interpreter(spec->program);
  const auto result = interpreter.evaluate(spec->body("Top"));
  const auto& error = std::get<EvalError>(result);
  EXPECT_EQ(spec->sources.text(error.span), "1 \\div x");
  ASSERT_EQ(error.stack.size(), 2U);
  EXPECT_EQ(error.stack[0].first.text(), "Inner");
  EXPECT_EQ(spec->sources.text(error.stack[0].second), "Inner(y)");
  EXPECT_EQ(error.stack[1].first.text(), "Outer");
}

TEST(Interpreter, KnowsModuleTlc) {
  EXPECT_EQ(evaluate_text("Assert(1 < 2, \"fine\")"), "TRUE");
  EXPECT_EQ(evaluate_text("Assert(FALSE, <<\"why\", 3>>)"),
            "error: assertion the first argument of `Assert` is FALSE; the second is <<\"why\", 3>>");
  EXPECT_EQ(evaluate_text("ToString(<<1, \"a\">>)"), "\"<<1, \\\"a\\\">>\"");
  EXPECT_EQ(evaluate_text("RandomElement({4})"), "4");
  EXPECT_EQ(evaluate_text("RandomElement({4, 5}) \\in {4, 5}"), "TRUE");
  EXPECT_EQ(evaluate_text("Drawn = Drawn", "Drawn == RandomElement(1..10^12)"), "TRUE");
  EXPECT_EQ(evaluate_text("IF TLCSet(1, 7) THEN TLCGet(1) ELSE 0"), "7");
  EXPECT_EQ(evaluate_text("TLCGet(3)"), "error: undefined `TLCGet(3)` is read, but nothing was set there");
}

TEST(Interpreter, PrintsOncePerEvaluation) {
  const auto spec = parse_spec("Loud == Print(\"out\", 5)\nX == Loud + Loud\nY == PrintT(<<1>>)");
  std::vector<std::string> printed;
  Options options;
  options.print = [&](const std::string& text) { printed.push_back(text); };
  Interpreter interpreter(spec->program, options);
  EXPECT_EQ(print_result(interpreter.evaluate(spec->body("X"))), "10");
  EXPECT_EQ(printed, (std::vector<std::string>{"\"out\"  5", "\"out\"  5"}));
  EXPECT_EQ(print_result(interpreter.evaluate(spec->body("Y"))), "TRUE");
  EXPECT_EQ(printed.back(), "<<1>>");
}

TEST(Interpreter, ReadsBothStates) {
  const auto spec = parse_spec(
      "VARIABLES x, y\nvars == <<x, y>>\nStep == x' = x + 1 /\\ UNCHANGED y\nBox == [Step]_vars\nAngle == <<Step>>_vars\n"
      "Shift(e) == e' - e\nDiff == Shift(x * 10)\nLevel == TLCGet(\"level\")\nLetPrime == LET z == x + y IN z' * 100 + z");
  Interpreter interpreter(spec->program);
  const State now = {Value::integer(1), Value::integer(5)};
  const State later = {Value::integer(2), Value::integer(5)};
  const auto value = [&](const char* name, const State* next) {
    return print_result(interpreter.evaluate(spec->body(name), &now, next));
  };
  EXPECT_EQ(value("Step", &later), "TRUE");
  EXPECT_EQ(value("Step", &now), "FALSE");
  EXPECT_EQ(value("Box", &now), "TRUE");
  EXPECT_EQ(value("Angle", &now), "FALSE");
  EXPECT_EQ(value("Angle", &later), "TRUE");
  EXPECT_EQ(value("Diff", &later), "10");
  EXPECT_EQ(value("LetPrime", &later), "706");
  EXPECT_EQ(value("Step", nullptr), "error: undefined `x'` is read, but there is no next state here");
  interpreter.set_level(4);
  EXPECT_EQ(value("Level", nullptr), "4");
}

TEST(Interpreter, TakesBindingsForLocals) {
  const auto spec = parse_spec("F(a) == a + 1");
  const auto& definition = spec->program.definitions[*spec->program.find(Symbol("F"))];
  Interpreter interpreter(spec->program);
  Bindings bindings;
  bindings.values.emplace(definition.params[0], Value::integer(41));
  EXPECT_EQ(print_result(interpreter.evaluate(definition.body, nullptr, nullptr, bindings)), "42");
  EXPECT_EQ(print_result(interpreter.evaluate(definition.body)), "error: undefined `a` has no value here");
}

TEST(Interpreter, StopsWhenInterrupted) {
  const auto spec = parse_spec("Long == \\A x \\in 1..1000000000000 : x > 0");
  Options options;
  int polls = 0;
  options.interrupted = [&] { return ++polls > 3; };
  Interpreter interpreter(spec->program, options);
  EXPECT_EQ(print_result(interpreter.evaluate(spec->body("Long"))), "error: limit the evaluation was interrupted");
}

}  // namespace
}  // namespace tlaloc::interpret

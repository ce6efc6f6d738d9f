// Initial states, successors, ENABLED and action labels.
#include <gtest/gtest.h>

#include <algorithm>

#include "frontend/interpret/interpreter.h"
#include "tests/support/parse_spec.h"

namespace tlaloc::interpret {
namespace {

using test::parse_spec;

std::string print(const State& state) {
  std::string out;
  for (const Value& value : state) out += (out.empty() ? "" : " ") + value.to_string();
  return out;
}

std::string print(const ActionLabel& label) {
  std::string out = label.name.text();
  for (const auto& [name, value] : label.parameters) out += " " + name.text() + "=" + value.to_string();
  return out;
}

std::string print(const EvalError& error) { return "error: " + error.message; }

std::vector<std::string> initial_states(const std::string& text) {
  const auto spec = parse_spec(text);
  Interpreter interpreter(spec->program);
  std::vector<std::string> found;
  const auto all = interpreter.for_each_initial_state(spec->body("Init"), [&](const State& state) {
    found.push_back(print(state));
    return true;
  });
  if (const auto* const error = std::get_if<EvalError>(&all)) found.push_back(print(*error));
  std::sort(found.begin(), found.end());
  return found;
}

/// "STATE by LABEL", sorted, without duplicates.
std::vector<std::string> successors(const std::string& text, const State& from) {
  const auto spec = parse_spec(text);
  Interpreter interpreter(spec->program);
  std::vector<std::string> found;
  const auto all = interpreter.for_each_successor(spec->body("Next"), from, [&](const State& state, const ActionLabel& label) {
    found.push_back(print(state) + " by " + print(label));
    return true;
  });
  if (const auto* const error = std::get_if<EvalError>(&all)) found.push_back(print(*error));
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

using Lines = std::vector<std::string>;
State ints(std::initializer_list<int> values) {
  State state;
  for (const int value : values) state.push_back(Value::integer(value));
  return state;
}

TEST(StateSearch, FindsInitialStates) {
  EXPECT_EQ(initial_states("VARIABLES x, y\nInit == x \\in 1..2 /\\ y = x + 1"), (Lines{"1 2", "2 3"}));
  EXPECT_EQ(initial_states(
                "VARIABLES x, y\nInit == /\\ x \\in 1..3 /\\ x # 2\n        /\\ \\/ y = 0\n           \\/ x = 1 /\\ y = 9"),
            (Lines{"1 0", "1 9", "3 0"}));
  EXPECT_EQ(initial_states("VARIABLES x, y\nInit == \\E s \\in {1, 2} : x = s /\\ y \\subseteq {s}"),
            (Lines{"1 {1}", "1 {}", "2 {2}", "2 {}"}));
  EXPECT_EQ(initial_states("VARIABLE x\nInit == 1 = x"), (Lines{"1"}));
}

TEST(StateSearch, PutsOffWhatReadsTooEarly) {
  EXPECT_EQ(initial_states("VARIABLES x, y\nInit == y = x + 1 /\\ x \\in 1..2"), (Lines{"1 2", "2 3"}));
  EXPECT_EQ(initial_states("VARIABLES x, y, z\nInit == x > 1 /\\ z = y /\\ y = x /\\ x \\in 1..2"), (Lines{"2 2 2"}));
  EXPECT_EQ(successors("VARIABLES x, y\nNext == (\\A i \\in 1..2 : x'[i] = y') /\\ x' \\in [1..2 -> 0..1] /\\ y' \\in 0..1",
                       ints({0, 0})),
            (Lines{"<<0, 0>> 0 by ", "<<1, 1>> 1 by "}));
  EXPECT_EQ(initial_states("VARIABLES x, y\nInit == y = x /\\ x = y"),
            (Lines{"error: `x` is read, but the initial predicate gives it no value"}));
}

TEST(StateSearch, NamesWhatABranchForgets) {
  EXPECT_EQ(initial_states("VARIABLES x, y\nInit == x = 1"),
            (Lines{"error: the initial predicate leaves `y` without a value"}));
  EXPECT_EQ(successors("VARIABLES x, y\nA(n) == x' = n\nNext == \\E n \\in {7} : A(n)", ints({0, 0})),
            (Lines{"error: the action `A` (with n = 7) leaves `y` without a next value"}));
}

TEST(StateSearch, FindsSuccessorsWithLabels) {
  const std::string text =
      "VARIABLES x, y\n"
      "Inc(n) == x' = x + n /\\ UNCHANGED y\n"
      "Swap == x' = y /\\ y' = x\n"
      "Next == \\/ \\E n \\in 1..2 : Inc(n)\n"
      "        \\/ Swap\n"
      "        \\/ x > 100 /\\ x' = 0 /\\ y' = 0";
  EXPECT_EQ(successors(text, ints({1, 5})), (Lines{"2 5 by Inc n=1", "3 5 by Inc n=2", "5 1 by Swap"}));
  EXPECT_EQ(successors(text, ints({200, 5})), (Lines{"0 0 by ", "201 5 by Inc n=1", "202 5 by Inc n=2", "5 200 by Swap"}));
}

TEST(StateSearch, LabelsFollowCallsAndBoundVariables) {
  EXPECT_EQ(successors("VARIABLE x\nB(p) == x' = p\nA(q) == B(q + 1)\nStep == \\E q \\in {1} : A(q)\nNext == Step", ints({0})),
            (Lines{"2 by B p=2"}));
  EXPECT_EQ(successors("VARIABLE x\nA(q) == \\E r \\in {3} : x' = q + r\nNext == \\E q \\in {1} : A(q)", ints({0})),
            (Lines{"4 by A q=1 r=3"}));
  EXPECT_EQ(successors("VARIABLE x\nA == LET y == x + 1 IN x' = y\nNext == A \\/ [A]_x", ints({0})),
            (Lines{"0 by ", "1 by A"}));
}

/// What Next is made of, and the label of its one step.
struct Labelled {
  const char* next;
  const char* label;
};

class LabelsOfConjunctions : public ::testing::TestWithParam<Labelled> {};

TEST_P(LabelsOfConjunctions, NameTheOperatorThatAssigns) {
  const std::string text = std::string(
                               "VARIABLES x, y\n"
                               "Can(a, b) == a # b /\\ x = 0\n"
                               "Same == UNCHANGED y\n"
                               "Move(a, b) == x' = a /\\ y' = b\n"
                               "Half(a) == x' = a\n"
                               "Other(b) == y' = b\n"
                               "Tell(a) == Half(a) /\\ UNCHANGED y\n"
                               "Inner == \\/ x = 9 /\\ Move(9, 9)\n"
                               "         \\/ \\E a \\in {1} : Can(a, 2) /\\ Move(a, 2)\n"
                               "Next == ") +
                           GetParam().next;
  const Lines found = successors(text, ints({0, 0}));
  ASSERT_EQ(found.size(), 1U) << GetParam().next;
  EXPECT_EQ(found[0].substr(found[0].find("by ") + 3), GetParam().label) << GetParam().next;
}

INSTANTIATE_TEST_SUITE_P(
    StateSearch, LabelsOfConjunctions,
    ::testing::Values(
        Labelled{"(\\E a, b \\in {1, 2} : a < b /\\ Can(a, b) /\\ Move(a, b)) \\/ (x = 9 /\\ Same)", "Move a=1 b=2"},
        Labelled{"\\E a \\in {1} : x = 0 /\\ \\E b \\in {2} : Can(a, b) /\\ Move(a, b)", "Move a=1 b=2"},
        Labelled{"\\E a \\in {1} : Move(a, 2) /\\ Can(a, 2)", "Move a=1 b=2"},
        Labelled{"\\E a \\in {1} : LET b == a + 1 IN x = 0 /\\ Move(a, b)", "Move a=1 b=2"},
        Labelled{"\\E a \\in {1} : Half(a) /\\ UNCHANGED y", "Half a=1"},
        Labelled{"\\E a \\in {1} : x = 0 /\\ Half(a) /\\ Same", "Half a=1"},
        Labelled{"x = 0 /\\ ((x = 5 /\\ Other(2)) \\/ \\E a \\in {1} : Move(a, 2))", "Move a=1 b=2"},
        Labelled{"y' = 1 /\\ (Half(2) \\/ (x = 9 /\\ x' = x))", "Half a=2"}, Labelled{"x = 0 /\\ Inner", "Move a=1 b=2"},
        // what would be only a part of the step's name
        Labelled{"\\E a \\in {1} : Half(a) /\\ Other(2)", " a=1"}, Labelled{"\\E a \\in {1} : Half(a) /\\ y' = 2", " a=1"},
        Labelled{"\\E a \\in {1} : Can(a, 2) /\\ x' = a /\\ y' = 2", " a=1"}, Labelled{"\\E a \\in {1} : Tell(a)", "Tell a=1"},
        Labelled{"\\E a \\in {1} : x = 0 /\\ Tell(a)", "Tell a=1"},
        // arms that go on together are not told apart
        Labelled{"(Half(2) \\/ (x = 9 /\\ x' = x)) /\\ y' = 1", ""}));

TEST(StateSearch, SpanOfALabelIsTheBodyOfItsOperator) {
  const auto spec = parse_spec("VARIABLE x\nA == x' = 1\nNext == A");
  Interpreter interpreter(spec->program);
  const auto all = interpreter.for_each_successor(spec->body("Next"), ints({0}), [&](const State&, const ActionLabel& label) {
    EXPECT_EQ(spec->sources.text(label.span), "x' = 1");
    return true;
  });
  EXPECT_TRUE(std::get<bool>(all));
}

TEST(StateSearch, ReadsEveryFormThatAssigns) {
  EXPECT_EQ(successors("VARIABLES x, y\nvars == <<x, <<y>>>>\nNext == UNCHANGED vars", ints({1, 2})), (Lines{"1 2 by "}));
  EXPECT_EQ(successors("VARIABLES x, y\nSet(v, e) == v' = e\nNext == Set(x, 3) /\\ Set(y, x')", ints({1, 2})),
            (Lines{"3 3 by "}));
  EXPECT_EQ(successors("VARIABLES x, y\nPrimed(v, e) == v = e\nNext == Primed(x', 3) /\\ UNCHANGED y", ints({1, 2})),
            (Lines{"3 2 by "}));
  EXPECT_EQ(successors("VARIABLE x\nNext == IF x = 1 THEN x' = 2 ELSE x' = 3", ints({1})), (Lines{"2 by "}));
  EXPECT_EQ(successors("VARIABLE x\nNext == CASE x = 0 -> x' = 2 [] OTHER -> x' \\in {3, 4}", ints({1})),
            (Lines{"3 by ", "4 by "}));
  EXPECT_EQ(successors("VARIABLE x\nNext == (x = 1 => x' = 5) /\\ (x = 2 => x' = 6)", ints({1})), (Lines{"5 by "}));
  EXPECT_EQ(successors("VARIABLES x, y\nNext == \\A v \\in {1, 2} : IF v = 1 THEN x' = v ELSE y' \\in 0..v", ints({0, 0})),
            (Lines{"1 0 by ", "1 1 by ", "1 2 by "}));
  EXPECT_EQ(successors("VARIABLE x\nNext == <<x' \\in 1..2>>_x", ints({1})), (Lines{"2 by "}));
  EXPECT_EQ(successors("VARIABLE x\nf[n \\in 0..2] == IF n = 0 THEN x' = 7 ELSE f[n - 1]\nNext == f[2]", ints({1})),
            (Lines{"7 by "}));
  EXPECT_EQ(successors("VARIABLE x\nNext == LET Go(n) == x' = n IN \\E i \\in 1..2 : Go(i * 10)", ints({1})).size(), 2U);
}

TEST(StateSearch, RemembersNothingAcrossBranches) {
  // y is read from the next state, which each branch makes anew
  EXPECT_EQ(successors("VARIABLES x, z\nNext == LET y == x' * 10 IN (x' = 1 \\/ x' = 2) /\\ z' = y", ints({0, 0})),
            (Lines{"1 10 by ", "2 20 by "}));
  EXPECT_EQ(initial_states("VARIABLES x, z\nInit == LET y == x * 10 IN x \\in 1..2 /\\ z = y"), (Lines{"1 10", "2 20"}));
  EXPECT_EQ(initial_states("VARIABLES x, z\nf[n \\in 0..1] == x + n\nInit == LET g == f IN x \\in 1..2 /\\ z = g[1]"),
            (Lines{"1 2", "2 3"}));
}

TEST(StateSearch, ReportsErrorsInsideActions) {
  EXPECT_EQ(successors("VARIABLE x\nNext == x' = x \\div 0", ints({1})), (Lines{"error: division of `1` by zero"}));
  EXPECT_EQ(successors("VARIABLE x\nNext == x' \\in Nat", ints({1})),
            (Lines{"error: cannot enumerate the elements of `Nat`, which is not known to be finite"}));
  EXPECT_EQ(successors("VARIABLE x\nNext == x' = 1 /\\ x", ints({1})),
            (Lines{"error: a formula is the integer `1`, not a Boolean"}));
}

TEST(StateSearch, DecidesEnabledByEnumerating) {
  const auto spec = parse_spec(
      "VARIABLES x, y\nA == x < 3 /\\ x' = x + 1\nB == \\E n \\in 1..3 : x' = n /\\ x' > x\nE == ENABLED A\nF == ENABLED B\n"
      "G == ENABLED (y' = 1 /\\ y' = 2)\nH == ~ENABLED <<x' = 1>>_x\nParam(P) == ENABLED P\nI == Param(x' = 1 /\\ x = 1)");
  Interpreter interpreter(spec->program);
  const auto holds = [&](const char* name, State state) { return std::get<bool>(interpreter.holds(spec->body(name), &state)); };
  EXPECT_TRUE(holds("E", ints({2, 0})));
  EXPECT_FALSE(holds("E", ints({3, 0})));
  EXPECT_TRUE(holds("F", ints({2, 0})));
  EXPECT_FALSE(holds("F", ints({3, 0})));
  EXPECT_FALSE(holds("G", ints({0, 0})));
  EXPECT_TRUE(holds("H", ints({1, 0})));
  EXPECT_FALSE(holds("H", ints({2, 0})));
  EXPECT_TRUE(holds("I", ints({1, 0})));
  EXPECT_FALSE(holds("I", ints({2, 0})));
}

TEST(StateSearch, DecidesEnabledOverTheVariablesOfAnInstance) {
  const auto spec = parse_spec(
      "---- MODULE In ----\nVARIABLES v, w\nA == v' = 1\nE == ENABLED A\nB == v' = w + 1 /\\ w' = v\nF == ENABLED B\n"
      "G == ENABLED (UNCHANGED v /\\ v' = 2)\nH(n) == v' = n\nI == \\E n \\in 1..2 : ENABLED <<H(n)>>_v\n====\n"
      "VARIABLE x\nJ == INSTANCE In WITH v <- 0, w <- x\nK == INSTANCE In WITH v <- x, w <- x\n"
      "E == J!E\nEA == ENABLED J!A\nF == K!F\nFB == ENABLED K!B\nG == K!G\nI == K!I");
  Interpreter interpreter(spec->program);
  const auto holds = [&](const char* name, State state) { return std::get<bool>(interpreter.holds(spec->body(name), &state)); };
  EXPECT_TRUE(holds("E", ints({0})));
  EXPECT_FALSE(holds("EA", ints({0})));
  EXPECT_TRUE(holds("F", ints({3})));
  EXPECT_FALSE(holds("FB", ints({3})));
  EXPECT_TRUE(holds("G", ints({2})));
  EXPECT_FALSE(holds("G", ints({3})));
  EXPECT_TRUE(holds("I", ints({1})));
}

TEST(StateSearch, VisitorsMayAskTheSameInterpreter) {
  const auto spec = parse_spec("VARIABLES x, y\nNext == x' \\in 1..3 /\\ y' = y + x'\nInv == x # 2\nStep == x' > x");
  Interpreter interpreter(spec->program);
  const State from = ints({1, 10});
  Lines found;
  const auto all = interpreter.for_each_successor(spec->body("Next"), from, [&](const State& state, const ActionLabel&) {
    const bool inv = std::get<bool>(interpreter.holds(spec->body("Inv"), &state));
    const bool step = std::get<bool>(interpreter.holds(spec->body("Step"), &from, &state));
    found.push_back(print(state) + (inv ? " inv" : "") + (step ? " step" : ""));
    return true;
  });
  EXPECT_TRUE(std::get<bool>(all));
  EXPECT_EQ(found, (Lines{"1 11 inv", "2 12 step", "3 13 inv step"}));
}

TEST(StateSearch, StopsWhenTheVisitorHasEnough) {
  const auto spec = parse_spec("VARIABLE x\nInit == x \\in 1..1000000000000");
  Interpreter interpreter(spec->program);
  int seen = 0;
  const auto all = interpreter.for_each_initial_state(spec->body("Init"), [&](const State&) { return ++seen < 3; });
  EXPECT_FALSE(std::get<bool>(all));
  EXPECT_EQ(seen, 3);
}

}  // namespace
}  // namespace tlaloc::interpret

#include "solver/trace/explain/lasso_words.h"

#include <gtest/gtest.h>

#include "tests/support/load_spec.h"

namespace tlaloc::trace {
namespace {

using Sentences = std::vector<std::string>;

/// States of the only variable `x`; after the last one follows state number `loop`, from 0.
Trace lasso(const std::vector<int>& values, std::size_t loop) {
  Trace out;
  out.variables = {Symbol("x")};
  for (const int value : values) out.steps.push_back({{Value::integer(value)}, {}});
  out.loop_start = loop;
  return out;
}

/// What is said of the first temporal property, `P`, of a counter with this Next and fairness.
Sentences words(const std::string& next, const std::string& property, const Trace& trace, const std::string& fairness = "",
                const std::string& more = "") {
  const frontend::Specification specification =
      test::load_spec("VARIABLE x\nInit == x = 0\nNext == " + next + "\nSpec == Init /\\ [][Next]_x" + fairness +
                          "\nFew == x < 5\nNone == x' > x\nP == " + property + "\n",
                      {{}, {}, "SPECIFICATION Spec PROPERTY P CHECK_DEADLOCK FALSE " + more});
  interpret::Interpreter interpreter(specification.program, {});
  return lasso_words(specification, interpreter, specification.model.temporal.at(0), trace);
}

/// On a behaviour that really repeats its end nothing else is said.
Sentences loop_words(const std::string& property, const std::vector<int>& values, std::size_t loop) {
  return words("x' \\in 0..9", property, lasso(values, loop));
}

TEST(LassoWords, OfEventually) {
  EXPECT_EQ(loop_words("<>(x = 7)", {0, 1, 2}, 1),
            Sentences{"x = 7 holds in none of the states 1 to 3, of which 2 and 3 repeat for ever."});
  EXPECT_EQ(loop_words("<>(x = 7)", {0, 1}, 0), Sentences{"x = 7 holds in none of the states 1 and 2, which repeat for ever."});
  EXPECT_EQ(loop_words("<><<x' = 7>>_x", {0, 1, 2}, 1),
            Sentences{"<<x' = 7>>_x holds of none of the steps from states 1 to 3, of which 2 and 3 repeat for ever."});
}

TEST(LassoWords, OfWhatHoldsAgainAndAgain) {
  EXPECT_EQ(loop_words("[]<>(x = 1)", {0, 1, 2, 3}, 2),
            Sentences{"x = 1 holds in none of the states 3 and 4, which repeat for ever."});
  EXPECT_EQ(loop_words("<>[](x = 3)", {0, 1, 2, 3}, 2), Sentences{"x = 3 does not hold in state 3, which repeats for ever."});
  EXPECT_EQ(loop_words("<>[](x = 1)", {0, 1, 2, 3}, 2),
            Sentences{"x = 1 holds in none of the states 3 and 4, which repeat for ever."});
  EXPECT_EQ(loop_words("<>[][x' = x + 1]_x", {0, 1, 2, 3}, 2),
            Sentences{"[x' = x + 1]_x does not hold of the step from state 4, which repeats for ever."});
}

TEST(LassoWords, OfAnyOtherFormNameWhereItsOperandsHold) {
  EXPECT_EQ(loop_words("[]<>(x = 1) => []<>(x = 7)", {0, 1, 2, 3}, 1),
            Sentences{"x = 1 holds in state 2; x = 7 holds in no state. The states 2 to 4 repeat for ever."});
  EXPECT_EQ(
      loop_words("\\A n \\in 1..2 : [](x = n => <>[](x = 3))", {0, 1, 3, 2}, 2),
      Sentences{"For n = 1: x = n holds in state 2; x = 3 holds in state 3. For n = 2: x = n holds in state 4; x = 3 holds "
                "in state 3. The states 3 and 4 repeat for ever."});
  const Sentences many = loop_words("\\A n \\in 1..9 : [](x = n => <>[](x = 3))", {0, 1, 3, 2}, 2);
  ASSERT_EQ(many.size(), 1U);
  EXPECT_NE(
      many.front().find("For n = 4: x = n holds in no state; x = 3 holds in state 3. Other instances are left out. The states"),
      std::string::npos)
      << many.front();
  EXPECT_EQ(loop_words("<>[](x = 1) \\/ <><<x' = 7>>_x", {0, 1, 1, 0, 2}, 3),
            Sentences{"x = 1 holds in states 2 and 3; <<x' = 7>>_x holds of no step. The states 4 and 5 repeat for ever."});
}

TEST(LassoWords, OfLeadsTo) {
  EXPECT_EQ(
      loop_words("x = 1 ~> x = 7", {0, 1, 2, 3}, 2),
      Sentences{"x = 1 holds in state 2; x = 7 holds neither there nor later: not in states 2 to 4, of which 3 and 4 repeat "
                "for ever."});
  EXPECT_EQ(
      loop_words("x = 3 ~> x = 1", {0, 1, 2, 3}, 2),
      Sentences{"x = 3 holds in state 4; x = 1 holds neither there nor later: not in states 3 and 4, which repeat for ever."});
  EXPECT_EQ(
      loop_words("[](x = 0 => <><<x' = 7>>_x)", {0, 1}, 1).front(),
      "x = 0 holds in state 1; <<x' = 7>>_x holds neither there nor later: not of the steps from states 1 and 2, of which 2 "
      "repeats for ever.");
  EXPECT_EQ(loop_words("x = 1 ~> x = 7", {0, 1}, 1).front(),
            "x = 1 holds in state 2, which repeats for ever, and x = 7 does not hold there.");
}

TEST(LassoWords, NameTheInstanceThatFails) {
  EXPECT_EQ(
      loop_words("\\A i \\in 0..3 : \\A <<j, k>> \\in {<<i, 7>>} : x = j ~> x = i + 1", {0, 1, 2}, 1),
      Sentences{"For i = 2, j = 2, k = 7: x = j holds in state 3; x = i + 1 holds neither there nor later: not in states 2 "
                "and 3, which repeat for ever."});
}

TEST(LassoWords, OfFairness) {
  EXPECT_EQ(
      loop_words("WF_x(x' = 7)", {0, 1, 2}, 1),
      Sentences{"<<x' = 7>>_x is possible in states 2 and 3, which repeat for ever, and none of the steps from there is one."});
  EXPECT_EQ(
      loop_words("SF_x(x = 2 /\\ x' = 7)", {0, 1, 2}, 1),
      Sentences{
          "<<(x = 2) /\\ (x' = 7)>>_x is possible in state 3, and none of the steps from states 2 and 3, which repeat for "
          "ever, is one."});
  EXPECT_EQ(loop_words("WF_x(x' = 7)", {0, 1}, 1).front(),
            "<<x' = 7>>_x is possible in state 2, which repeats for ever, and is never taken.");
}

TEST(LassoWords, SayNothingThatIsNotSo) {
  for (const char* const property : {"<>(x = 2)", "[]<>(x = 1)", "<>[](x > 0)", "x = 0 ~> x = 2", "x = 8 ~> x = 9",
                                     "WF_x(x' = x + 1)", "WF_x(x = 2 /\\ x' = 7)", "SF_x(x = 0 /\\ x' = 7)",
                                     "<>(1 \\div (x - 2) = 7)", "[]<>(1 \\div (x - 2) = 7) \\/ <>[](1 \\div (x - 2) = 7)"}) {
    EXPECT_EQ(loop_words(property, {0, 1, 2}, 1), Sentences{}) << property;
  }
}

TEST(LassoWords, NameTheFairnessThatIsMissing) {
  const std::string up = "x < 9 /\\ x' = x + 1";
  const auto said = [&](const std::string& fairness, const std::string& more = "") {
    return words(up, "<>(x = 7)", lasso({0, 1, 2, 3, 4}, 4), fairness, more).at(1);
  };
  EXPECT_EQ(said(""),
            "The behaviour stutters for ever in state 5 although the step Next is possible: no fairness condition of the "
            "specification forbids that. If it should not, add WF_x(Next) to it.");
  EXPECT_EQ(said(" /\\ WF_x(x = 8 /\\ Next)"),
            "The behaviour stutters for ever in state 5 although the step Next is possible: the fairness conditions of the "
            "specification do not forbid that. If it should not, add WF_x(Next) to it.");
  for (const char* const constraint : {"CONSTRAINT Few", "ACTION_CONSTRAINT Few"}) {
    EXPECT_EQ(said("", constraint).find("excluded") != std::string::npos, std::string(constraint) == "CONSTRAINT Few");
  }
}

TEST(LassoWords, TellStutteringFromTheEnd) {
  EXPECT_EQ(words("x < 2 /\\ x' = x + 1", "<>(x = 7)", lasso({0, 1, 2}, 2)).at(1),
            "The behaviour stutters for ever in state 3: no step from there changes it.");
  EXPECT_EQ(words("x' = IF x < 2 THEN x + 1 ELSE x", "<>(x = 7)", lasso({0, 1, 2}, 2)).at(1),
            "The behaviour stutters for ever in state 3: no step from there changes it.");
  EXPECT_EQ(words("x' = 1 \\div (2 - x)", "<>(x = 7)", lasso({0, 1, 2}, 2)).size(), 1U) << "nothing is known";
}

TEST(LassoWords, AskForASpecificationWhereThereIsNone) {
  const frontend::Specification specification = test::load_spec(
      "VARIABLES x, y\nInit == x = 0 /\\ y = 0\nNext == x' = x + 1 /\\ y' = x\nP == <>(x = 7)\n", {{}, {"P"}, {}});
  interpret::Interpreter interpreter(specification.program, {});
  Trace trace;
  trace.variables = {Symbol("x"), Symbol("y")};
  trace.steps.push_back({{Value::integer(0), Value::integer(0)}, {}});
  trace.loop_start = 0;
  EXPECT_EQ(
      lasso_words(specification, interpreter, specification.model.temporal.at(0), trace),
      (Sentences{"x = 7 does not hold in state 1, which repeats for ever.",
                 "The behaviour stutters for ever in state 1 although the step Next is possible: INIT and NEXT say nothing "
                 "of fairness. If it should not, check a SPECIFICATION with WF_<<x, y>>(Next) in place of them."}));
}

}  // namespace
}  // namespace tlaloc::trace

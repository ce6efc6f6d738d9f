// An answer that claims everything has to have looked at everything.
#include "solver/answered.h"

#include <gtest/gtest.h>

namespace tlaloc::solver {
namespace {

frontend::Model model_of(const std::vector<std::string>& invariants) {
  frontend::Model model;
  model.init = model.next = kernel::ExprId(0);
  for (const std::string& name : invariants) model.invariants.push_back({name, kernel::ExprId(0), {}});
  model.check_deadlock = false;
  return model;
}

CheckResult result_of(Verdict verdict, std::vector<PropertyVerdict> properties) {
  CheckResult result;
  result.verdict = std::move(verdict);
  result.properties = std::move(properties);
  return result;
}

TEST(Answered, WantsAVerdictOnEachProperty) {
  const frontend::Model model = model_of({"A", "B"});
  EXPECT_EQ(find_unanswered(model, result_of(Proved{}, {{"A", Proved{}}, {"B", Proved{}}})), std::nullopt);
  EXPECT_EQ(find_unanswered(model, result_of(NoViolationUpTo{3}, {{"B", Proved{}}, {"A", NoViolationUpTo{3}}})), std::nullopt);
  EXPECT_EQ(find_unanswered(model, result_of(Proved{}, {})), "A");
  EXPECT_EQ(find_unanswered(model, result_of(Proved{}, {{"A", Proved{}}})), "B");
  EXPECT_EQ(find_unanswered(model, result_of(NoViolationUpTo{3}, {{"B", NoViolationUpTo{3}}})), "A");
}

TEST(Answered, DoesNotTakeAnUnknownForAGoodOne) {
  const frontend::Model model = model_of({"A"});
  EXPECT_EQ(find_unanswered(model, result_of(Proved{}, {{"A", Unknown{{UnknownReason::Timeout, "timeout"}, {}}}})), "A");
  EXPECT_EQ(find_unanswered(model, result_of(Proved{}, {{"A", Violated{}}})), "A");
}

TEST(Answered, OwesNothingWhereNothingIsClaimed) {
  const frontend::Model model = model_of({"A"});
  EXPECT_EQ(find_unanswered(model, result_of(Violated{}, {})), std::nullopt);
  EXPECT_EQ(find_unanswered(model, result_of(Unknown{{UnknownReason::Timeout, "timeout"}, {}}, {})), std::nullopt);
}

TEST(Answered, AnswersTwiceWhatIsAskedTwice) {
  frontend::Model model = model_of({"A"});
  model.initial_properties = model.invariants;
  EXPECT_EQ(find_unanswered(model, result_of(Proved{}, {{"A", Proved{}}})), "A");
  EXPECT_EQ(find_unanswered(model, result_of(Proved{}, {{"A", Proved{}}, {"A", Proved{}}})), std::nullopt);
}

TEST(Answered, CountsDeadlockActionAndTemporalProperties) {
  frontend::Model model = model_of({});
  model.check_deadlock = true;
  EXPECT_EQ(find_unanswered(model, result_of(Proved{}, {})), "deadlock");
  model.init = model.next = std::nullopt;  // only ASSUMEs
  EXPECT_EQ(find_unanswered(model, result_of(Proved{}, {})), std::nullopt);
  model.action_properties.push_back({"Step", kernel::ExprId(0), {}});
  EXPECT_EQ(find_unanswered(model, result_of(Proved{}, {})), "Step");
  model.action_properties.clear();
  model.temporal.emplace_back();
  model.temporal.back().name = "Live";
  EXPECT_EQ(find_unanswered(model, result_of(Proved{}, {})), "Live");
}

TEST(Answered, CountsWhatAnInvariantShouldImply) {
  frontend::Model model = model_of({"Inv"});
  model.implied.push_back({"Safe", kernel::ExprId(0), {}});
  Induction result;
  result.verdict = Proved{};
  result.proved = {"Inv"};
  EXPECT_EQ(find_unanswered(model, result), "Safe");
  result.proved = {"Inv", "Safe"};
  EXPECT_EQ(find_unanswered(model, result), std::nullopt);
  result.verdict = NotInductive{"Inv"};
  result.proved.clear();
  EXPECT_EQ(find_unanswered(model, result), std::nullopt);
}

TEST(Answered, MissesATemporalPropertyThatWasNotSimulated) {
  frontend::Model model = model_of({"A"});
  frontend::TemporalFormula formula;
  formula.name = "Live";
  model.temporal.push_back(formula);
  EXPECT_EQ(find_unanswered(model, result_of(Proved{}, {{"A", Proved{}}, {"Live", not_simulated()}})), "Live");
  EXPECT_EQ(find_unanswered(model, result_of(Proved{}, {{"A", Proved{}}, {"Live", Proved{}}})), std::nullopt);
}

}  // namespace
}  // namespace tlaloc::solver

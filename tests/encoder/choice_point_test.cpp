#include <gtest/gtest.h>

#include <set>

#include "encoder/system/transition_system.h"
#include "tests/support/parse_spec.h"

namespace tlaloc::encoder {
namespace {

using States = std::set<interpret::State>;

/// A step of `VARIABLES x, y, z`, all 0 at first, in both evaluators.
class ChoicePoint : public ::testing::Test {
 protected:
  const Transition& first_step(const std::string& next) {
    parsed_ = test::parse_spec("VARIABLES x, y, z\nInit == x = 0 /\\ y = 0 /\\ z = 0\nNext == " + next);
    specification_ = {};
    specification_.model.init = parsed_->body("Init");
    specification_.model.next = parsed_->body("Next");
    specification_.program = parsed_->program.draft();
    terms_.emplace();
    system_.emplace(specification_, *terms_, interpret::Run());
    init_ = std::get<Transition>(system_->initial());
    step_ = std::get<Transition>(system_->step(init_.next, 1));
    return step_;
  }
  std::size_t branches(const std::string& next) { return first_step(next).branches.size(); }

  /// The states after the step under every assignment of the variables of its terms, all of which are Boolean.
  [[nodiscard]] States encoded() const {
    const auto count = static_cast<std::uint32_t>(terms_->variable_count());
    EXPECT_LE(count, 18U) << "too many to go through";
    States all;
    for (std::uint32_t bits = 0; bits < (1U << count); ++bits) {
      term::Assignment assignment;
      for (std::uint32_t v = 0; v < count; ++v) assignment.booleans[v] = ((bits >> v) & 1U) != 0;
      term::TermEvaluator evaluator(*terms_, assignment);
      const auto holds = [&](TermId t) { return evaluator.truth(t); };
      const auto all_hold = [&](const std::vector<TermId>& them) { return std::all_of(them.begin(), them.end(), holds); };
      if (!holds(init_.step_condition) || !holds(step_.step_condition) || !all_hold(init_.definitions) ||
          !all_hold(step_.definitions))
        continue;
      interpret::State state;
      for (const SymValue& value : step_.next.values) state.push_back(symbolic::decode(value, evaluator));
      all.insert(state);
    }
    return all;
  }
  [[nodiscard]] States interpreted() const {
    interpret::Interpreter interpreter(parsed_->program);
    States all;
    const auto zero = Value::integer(0);
    (void)interpreter.for_each_successor(parsed_->body("Next"), {zero, zero, zero},
                                         [&](const interpret::State& state, const interpret::ActionLabel&) {
                                           all.insert(state);
                                           return true;
                                         });
    return all;
  }

  std::unique_ptr<test::ParsedSpec> parsed_;
  frontend::Specification specification_;
  std::optional<term::Terms> terms_;
  std::optional<TransitionSystem> system_;
  Transition init_, step_;
};

TEST_F(ChoicePoint, LetsAFewArmsGoOnSideBySide) { EXPECT_EQ(branches("(x' = 1 \\/ x' = 2) /\\ y' = x' /\\ z' = 0"), 2U); }

TEST_F(ChoicePoint, JoinsArmsThatWouldMultiply) {
  EXPECT_EQ(branches("(x' = 1 \\/ x' = 2) /\\ (y' = 1 \\/ y' = 2) /\\ (z' = 1 \\/ z' = 2) /\\ x' # y'"), 1U);
}

TEST_F(ChoicePoint, ExpandsAParameterOfFewValuesAndChoosesOneOfMany) {
  EXPECT_EQ(branches("\\E i \\in 1 .. 8 : x' = i /\\ y' = 0 /\\ z' = 0"), 8U);
  EXPECT_EQ(branches("\\E i \\in 1 .. 9 : x' = i /\\ y' = 0 /\\ z' = 0"), 1U);
}

TEST_F(ChoicePoint, JoinsArmsThatAssignNothingIntoOneDisjunction) {
  const Transition& step = first_step("x' \\in {1, 2} /\\ (x' = 1 \\/ y = 0 \\/ z = 1) /\\ y' = 0 /\\ z' = 0");
  EXPECT_EQ(step.branches.size(), 1U);
  EXPECT_EQ(encoded(), interpreted());
}

TEST_F(ChoicePoint, KeepsArmsApartThatAssignDifferentVariables) {
  EXPECT_EQ(branches("(x' = 1 \\/ y' = 1 \\/ z' = 1) /\\ (x' = 1 \\/ y' = 2) /\\ z' = 3 /\\ x' = 1 /\\ y' = 2"), 2U);
  EXPECT_EQ(encoded(), interpreted());
}

TEST_F(ChoicePoint, GoesOnReadingAsLongAsThatGivesVariablesValues) {
  EXPECT_EQ(branches("x' # 3 /\\ x' = y' + 1 /\\ y' = z' + 1 /\\ z' \\in {0, 1, 2}"), 1U);
  EXPECT_EQ(encoded(), interpreted());
}

/// That joined arms have the steps of the arms, and no others.
TEST_F(ChoicePoint, MeansWhatItsArmsMean) {
  const char* const kJoined[] = {
      // More arms than go on side by side.
      "(x' = 1 \\/ x' = 2 \\/ x' = 3 \\/ x' = 4 \\/ x' = 5) /\\ y' = x' /\\ z' = 0",
      "(x' = 1 \\/ x' = 2 \\/ x' = 3 \\/ x' = 4 \\/ x' = 5) /\\ y' = 0 /\\ x' > 2 /\\ z' = x' - 1",
      // What an arm tests goes with what it assigns.
      "(\\E i \\in 1..6 : i # 3 /\\ x' = i /\\ y' = i % 2) /\\ z' = (IF y' = 1 THEN x' ELSE 0)",
      "(\\E i \\in 1..4, j \\in 1..4 : i < j /\\ x' = i /\\ y' = j) /\\ z' = x' + y'",
      // Arms that assign nothing, beside arms that do.
      "(x' = 1 \\/ x' = 2 \\/ x' = 3 \\/ x' = 4 \\/ x' = 5) /\\ (x' < 3 \\/ x' = 5) /\\ y' = x' /\\ z' = 0",
      // Values of several kinds.
      "(x' = 1 \\/ x' = \"a\" \\/ x' = {} \\/ x' = <<>> \\/ x' = TRUE) /\\ y' = <<x'>> /\\ z' = 0",
      // Arms that have something left to read.
      "(\\E i \\in 1..5 : y' = z' + i /\\ x' = i) /\\ z' = 2",
      "(\\E i \\in 1..5 : x' = i /\\ z' # i) /\\ y' = 0 /\\ z' = 2",
  };
  for (const char* next : kJoined) {
    EXPECT_EQ(branches(next), 1U) << next;
    EXPECT_EQ(encoded(), interpreted()) << next;
  }
}

}  // namespace
}  // namespace tlaloc::encoder

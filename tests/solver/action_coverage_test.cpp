#include "solver/engine/bounded/action_coverage.h"

#include <gtest/gtest.h>

#include "tests/support/load_spec.h"

namespace tlaloc::engine {
namespace {

using Names = std::vector<std::string>;

/// The first step of a specification, and which of its actions have been seen.
class ActionCoverageTest : public ::testing::Test {
 protected:
  void load(const std::string& body) {
    specification_ = test::load_spec(body);
    coverage_.emplace(specification_.program, *specification_.model.next);
    system_.emplace(specification_, terms_, interpret::Run());
    const auto init = std::get<encoder::Transition>(system_->initial());
    step_ = std::get<encoder::Transition>(system_->step(init.next, 1));
  }
  /// A model that takes the branches of this name.
  term::Assignment taking(const std::string& name) const {
    term::Assignment model;
    for (const encoder::Branch& branch : step_.branches)
      if (branch.label.name == Symbol(name)) model.booleans[terms_.variable_number(branch.selector)] = true;
    return model;
  }
  void see(const std::string& name) {
    const term::Assignment model = taking(name);
    term::TermEvaluator evaluator(terms_, model);
    coverage_->see(step_, evaluator);
  }
  /// Names of the branches whose selectors are given back as unseen.
  Names unseen() const {
    Names out;
    for (const term::TermId selector : coverage_->unseen(step_)) {
      for (const encoder::Branch& branch : step_.branches)
        if (branch.selector == selector) out.push_back(branch.label.name.text());
    }
    return out;
  }

  term::Terms terms_;
  frontend::Specification specification_;
  std::optional<encoder::TransitionSystem> system_;
  std::optional<ActionCoverage> coverage_;
  encoder::Transition step_;
};

constexpr const char* kThree =
    "VARIABLE x\nInit == x \\in 0..3\nUp == x' = x + 1\nDown == x > 1 /\\ x' = x - 1\nNever == x > 5 /\\ x' = 0\n"
    "Next == Up \\/ Down \\/ Never";

TEST_F(ActionCoverageTest, HasSeenNothingAtFirst) {
  load(kThree);
  EXPECT_EQ(coverage_->never_seen(), (Names{"Up", "Down", "Never"}));
  EXPECT_FALSE(coverage_->is_complete());
  EXPECT_EQ(unseen(), (Names{"Up", "Down"})) << "no branch of the step is Never";
}

TEST_F(ActionCoverageTest, NotesOnlyTheActionThatAModelTakes) {
  load(kThree);
  see("Down");
  EXPECT_EQ(coverage_->never_seen(), (Names{"Up", "Never"}));
  EXPECT_EQ(unseen(), (Names{"Up"}));
  see("Up");
  EXPECT_EQ(coverage_->never_seen(), (Names{"Never"}));
  EXPECT_FALSE(coverage_->is_complete());
}

TEST_F(ActionCoverageTest, ClaimsNothingOfWhatItWasToldToForget) {
  load(kThree);
  coverage_->forget(step_);
  EXPECT_EQ(coverage_->never_seen(), (Names{"Never"})) << "the step that was forgotten could not take it";
}

TEST_F(ActionCoverageTest, IsCompleteOnceEveryActionWasSeen) {
  load("VARIABLE x\nInit == x = 0\nUp == x' = x + 1\nStay == UNCHANGED x\nNext == Up \\/ Stay");
  see("Up");
  EXPECT_FALSE(coverage_->is_complete());
  see("Stay");
  EXPECT_TRUE(coverage_->is_complete());
}

/// What is collected from the text of Next is called as the branches are.
TEST_F(ActionCoverageTest, CallsActionsAsStepsAreCalled) {
  const char* const kNext[] = {
      "A(1) \\/ B",
      "\\E n \\in {1, 2} : A(n) \\/ B",
      "Inner \\/ B",
      "x = 0 /\\ (A(1) \\/ B)",
      "[A(1) \\/ B]_x",
      "LET n == 2 IN A(n) \\/ B",
      "\\E n \\in {1, 2} : \\/ A(n)\n                       \\/ \\E m \\in {n} : B",
  };
  for (const char* next : kNext) {
    load(std::string(
             "VARIABLE x\nInit == x = 0\nA(k) == x' = k\nB == x' = 0 /\\ x = 0\nInner == A(3) \\/ (x = 0 /\\ x' = 5)\n") +
         "Next == " + next);
    for (const encoder::Branch& branch : step_.branches) {
      if (branch.label.name == Symbol("Next")) continue;  // the step of [A]_v that changes nothing: nobody misses it
      const Names all = coverage_->never_seen();
      EXPECT_NE(std::find(all.begin(), all.end(), branch.label.name.text()), all.end())
          << branch.label.name.text() << " in " << next;
    }
    for (const std::string& name : coverage_->never_seen()) {
      EXPECT_TRUE(std::any_of(step_.branches.begin(), step_.branches.end(),
                              [&](const encoder::Branch& branch) { return branch.label.name == Symbol(name); }))
          << name << " in " << next;
    }
  }
}

}  // namespace
}  // namespace tlaloc::engine

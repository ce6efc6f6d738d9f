#include "solver/proof/goal.h"

#include <gtest/gtest.h>

#include "frontend/interpret/interpreter.h"
#include "tests/support/load_spec.h"

namespace tlaloc::engine {
namespace {

using Texts = std::vector<std::string>;

class Goals {
 public:
  explicit Goals(const std::string& body, const test::Asked& asked)
      : specification_(test::load_spec(body, asked).draft()), goals_(make_goals(specification_)) {}

  [[nodiscard]] const std::vector<Goal>& all() const { return goals_; }
  [[nodiscard]] const kernel::Program& program() const { return specification_.program; }
  [[nodiscard]] std::string text(kernel::ExprId expr) const { return kernel::print(specification_.program, expr); }
  [[nodiscard]] Texts formulas() const {
    Texts out;
    for (const Goal& goal : goals_) {
      constexpr const char* kKinds[] = {"invariant ", "deadlock ", "action "};
      out.push_back(kKinds[static_cast<std::size_t>(goal.kind)] + text(goal.formula));
    }
    return out;
  }

 private:
  frontend::Specification specification_;
  std::vector<Goal> goals_;
};

const std::string kCounter =
    "VARIABLE x\nInit == x = 0\nNext == x < 4 /\\ x' = x + 1\n"
    "Low == x >= 0\nInv == Low /\\ x # 7\nGrows == [][x' > x]_x\nFew == x < 3\n";

TEST(Goal, IsMadeOfEveryConjunctOfEveryInvariant) {
  const Goals goals(kCounter, {{}, {}, "INIT Init NEXT Next INVARIANTS Inv Few CHECK_DEADLOCK FALSE"});
  EXPECT_EQ(goals.formulas(), (Texts{"invariant Low", "invariant x /= 7", "invariant Few"}));
}

TEST(Goal, IsMadeOfDeadlockWhereItIsAskedAbout) {
  EXPECT_EQ(Goals(kCounter, {{}, {}, "INIT Init NEXT Next"}).formulas(), (Texts{"deadlock ENABLED Next"}));
  EXPECT_EQ(Goals(kCounter, {{}, {}, "INIT Init NEXT Next CONSTRAINT Few"}).formulas(),
            (Texts{"deadlock Few => (ENABLED Next)"}))
      << "states that are not continued need no successor";
  EXPECT_EQ(Goals(kCounter, {{}, {}, "INIT Init NEXT Next CHECK_DEADLOCK FALSE"}).formulas(), Texts{});
}

TEST(Goal, IsMadeOfActionProperties) {
  const Goals goals(kCounter, {{}, {}, "INIT Init NEXT Next PROPERTY Grows CHECK_DEADLOCK FALSE"});
  EXPECT_EQ(goals.formulas(), (Texts{"action [x' > x]_x"}));
}

TEST(Goal, LooksAheadThroughStepsOfContinuedStates) {
  const Goals goals(kCounter, {{}, {}, "INIT Init NEXT Next INVARIANT Low CONSTRAINT Few CHECK_DEADLOCK FALSE"});
  ASSERT_EQ(goals.all().size(), 1U);
  ASSERT_EQ(goals.all()[0].k_step_strengthenings.size(), kMostStrengthenings);
  const std::string one = goals.text(goals.all()[0].k_step_strengthenings[0]);
  EXPECT_NE(one.find("Few"), std::string::npos) << one;
  EXPECT_NE(one.find("Next"), std::string::npos) << one;
}

/// Of the counter up to 4, `k_step_strengthenings[i]` is true where no i + 1 steps lead to a state in which the formula is
/// false.
TEST(Goal, SaysThatSoManyStepsDoNotLeadAstray) {
  frontend::Specification specification =
      test::load_spec("VARIABLE x\nInit == x = 0\nNext == x < 4 /\\ x' = x + 1\nInv == x # 3\nProp == [][x # 3]_x\n",
                      {{}, {}, "INIT Init NEXT Next INVARIANT Inv PROPERTY Prop CHECK_DEADLOCK FALSE"});
  const std::vector<Goal> goals = make_goals(specification);
  interpret::Interpreter interpreter(specification.program, {});
  ASSERT_EQ(goals.size(), 2U);
  for (const Goal& goal : goals) {
    for (int x = 0; x <= 5; ++x) {
      for (std::size_t i = 0; i < goal.k_step_strengthenings.size(); ++i) {
        const interpret::State state{Value::integer(x)};
        const auto holds = interpreter.holds(goal.k_step_strengthenings[i], &state);
        ASSERT_TRUE(std::holds_alternative<bool>(holds));
        const int steps = static_cast<int>(i) + 1;
        // The invariant is false in state 3; the property of the step from it, which is the last of the steps.
        const bool leads = x < 4 && (goal.kind == Goal::Kind::Action ? x + steps - 1 == 3 : x + steps == 3);
        EXPECT_EQ(std::get<bool>(holds), !leads) << "x = " << x << ", " << steps << " steps";
      }
    }
  }
}

}  // namespace
}  // namespace tlaloc::engine

#include "solver/engine/bounded/state_pruner.h"

#include <gtest/gtest.h>

#include "solver/backend/portfolio.h"

namespace tlaloc::engine {
namespace {

using encoder::SymbolicState;
using solver::Answer;
using term::TermId;

constexpr double kSeconds = 60;

/// A session that does not know.
class Ignorant final : public solver::Session {
 public:
  void assert_term(TermId) override {}
  void push() override {}
  void pop() override {}
  Answer check(std::span<const TermId>) override {
    ++statistics_.checks;
    return Answer::Unknown;
  }
  std::vector<TermId> unsat_core() override { return {}; }
  solver::WhyUnknown why() override { return solver::incomplete("as always"); }
  term::Assignment model() override { return {}; }
  void interrupt() override {}
  void reset_interrupt() override {}
  void set_timeout(std::uint32_t) override {}
  void set_work(std::uint32_t) override {}
  const solver::SessionStatistics& statistics() const override { return statistics_; }

 private:
  solver::SessionStatistics statistics_;
};

class StatePrunerTest : public ::testing::Test {
 protected:
  StatePrunerTest() : session_(make_portfolio(terms_, {})) {}

  /// A set of so many elements, none of which is in for sure.
  SymbolicState state(std::size_t count) {
    while (members_.size() < count) members_.push_back(terms_.bool_variable("in" + std::to_string(members_.size())));
    symbolic::Set set;
    for (std::size_t i = 0; i < count; ++i) set.members.emplace_back(Value::integer(static_cast<std::int64_t>(i)), members_[i]);
    return {{symbolic::make_set(terms_, std::move(set))}, 0};
  }
  /// In no behaviour are elements from this one on in the set.
  void exclude_from(std::size_t first) {
    for (std::size_t i = first; i < members_.size(); ++i) session_->assert_term(terms_.negate(members_[i]));
  }
  [[nodiscard]] std::uint64_t questions() const { return session_->statistics().checks; }

  term::Terms terms_;
  std::unique_ptr<solver::Session> session_;
  std::vector<TermId> members_;
};

TEST_F(StatePrunerTest, FindsExactlyTheConditionsThatNoBehaviourMeets) {
  const SymbolicState four = state(4);
  session_->assert_term(terms_.implies(members_[0], members_[1]));
  session_->assert_term(terms_.implies(members_[1], members_[2]));
  session_->assert_term(terms_.negate(terms_.conjunction({members_[0], members_[2]})));
  StatePruner pruner(terms_, *session_);
  EXPECT_EQ(pruner.all_impossible(four), (std::unordered_set<TermId>{members_[0]}));
}

TEST_F(StatePrunerTest, LeavesEveryValueThatABehaviourHas) {
  const SymbolicState three = state(3);
  session_->assert_term(terms_.disjunction({members_[0], members_[1]}));
  session_->assert_term(terms_.negate(members_[2]));
  StatePruner pruner(terms_, *session_);
  const auto impossible = pruner.all_impossible(three);
  EXPECT_EQ(symbolic::print(terms_, symbolic::restrict(terms_, three.values[0], impossible)), "{0 if in0, 1 if in1}");
}

TEST_F(StatePrunerTest, LooksAtBooleansFromBothSides) {
  const TermId flag = terms_.bool_variable("flag");
  const SymbolicState one{{symbolic::make_boolean(terms_, flag)}, 0};
  session_->assert_term(flag);
  StatePruner pruner(terms_, *session_);
  EXPECT_EQ(pruner.all_impossible(one), (std::unordered_set<TermId>{terms_.negate(flag)}));
}

TEST_F(StatePrunerTest, CallsNothingImpossibleWhereTheSolverDoesNotKnow) {
  Ignorant session;
  StatePruner pruner(terms_, session);
  EXPECT_TRUE(pruner.all_impossible(state(4)).empty());
  for (const std::size_t count : {200U, 300U, 400U, 500U}) EXPECT_TRUE(pruner.impossible(state(count), kSeconds).empty());
  EXPECT_GT(session.statistics().checks, 1U);
}

TEST_F(StatePrunerTest, CallsNothingImpossibleWhereThereIsNoTime) {
  StatePruner pruner(terms_, *session_);
  (void)state(500);
  exclude_from(0);
  for (const std::size_t count : {200U, 300U, 400U, 500U}) EXPECT_TRUE(pruner.impossible(state(count), 0).empty());
}

TEST_F(StatePrunerTest, AsksOnlyAboutLargeStatesThatGoOnGrowing) {
  StatePruner pruner(terms_, *session_);
  (void)state(500);
  exclude_from(10);
  const std::size_t kNotAsked[] = {20, 40, 80, 200, 205, 200, 300};
  for (const std::size_t count : kNotAsked) EXPECT_TRUE(pruner.impossible(state(count), kSeconds).empty()) << count;
  EXPECT_EQ(questions(), 0U);
  EXPECT_EQ(pruner.impossible(state(400), kSeconds).size(), 390U) << "grown twice in a row";
  EXPECT_EQ(pruner.impossible(state(401), kSeconds).size(), 391U) << "it has paid: a little growth will do";
}

}  // namespace
}  // namespace tlaloc::engine

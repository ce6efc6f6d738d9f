#include "solver/trace/minimise.h"

#include <gtest/gtest.h>

#include "solver/backend/portfolio.h"

namespace tlaloc::engine {
namespace {

using symbolic::SymValue;
using term::TermId;

class MinimiseTest : public ::testing::Test {
 protected:
  MinimiseTest() : session_(make_portfolio(terms_, {})) {}

  TermId boolean(const std::string& name) { return terms_.bool_variable(name); }
  void set_truth(TermId t, bool value) { given_.booleans[terms_.variable_number(t)] = value; }
  void set_number(TermId t, std::int64_t value) { given_.integers[terms_.variable_number(t)] = Integer(value); }
  void require(TermId t) {
    session_->assert_term(t);
    required_.push_back(t);
  }
  /// What becomes of the given model; it satisfies what is required, as the given one does.
  term::Assignment minimised(const solver::Budget& budget = solver::Budget()) {
    expect_required(given_);
    const solver::Scope scope(*session_);
    term::Assignment model = minimise(*session_, terms_, {values_, 0}, given_, budget);
    expect_required(model);
    return model;
  }
  void expect_required(const term::Assignment& model) {
    for (const TermId t : required_) EXPECT_TRUE(truth(model, t)) << term::print(terms_, t);
  }
  bool truth(const term::Assignment& model, TermId t) const { return term::TermEvaluator(terms_, model).truth(t); }
  std::int64_t number(const term::Assignment& model, TermId t) const {
    return *term::TermEvaluator(terms_, model).number(t).to_int64();
  }
  std::size_t count(const term::Assignment& model, const std::vector<TermId>& all) const {
    return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](TermId t) { return truth(model, t); }));
  }
  SymValue set_of(const std::vector<TermId>& members) {
    symbolic::Set set;
    for (std::size_t i = 0; i < members.size(); ++i)
      set.members.emplace_back(Value::integer(static_cast<std::int64_t>(i)), members[i]);
    return symbolic::make_set(terms_, std::move(set));
  }

  term::Terms terms_;
  std::unique_ptr<solver::Session> session_;
  std::vector<SymValue> values_;
  term::Assignment given_;
  std::vector<TermId> required_;
};

TEST_F(MinimiseTest, TakesOutOfASetWhatNothingAsksFor) {
  const std::vector<TermId> members{boolean("a"), boolean("b"), boolean("c"), boolean("d")};
  values_ = {set_of(members)};
  for (const TermId member : members) set_truth(member, true);
  require(terms_.disjunction({members[1], members[2]}));
  const term::Assignment model = minimised();
  EXPECT_EQ(count(model, members), 1U);
  EXPECT_FALSE(truth(model, members[0]) || truth(model, members[3]));
}

TEST_F(MinimiseTest, KeepsWhatIsFalseAlready) {
  const std::vector<TermId> members{boolean("a"), boolean("b"), boolean("c")};
  values_ = {set_of(members)};
  // Without `c`, both others would have to be in.
  require(terms_.disjunction({members[2], terms_.conjunction({members[0], members[1]})}));
  set_truth(members[0], false);
  set_truth(members[1], false);
  set_truth(members[2], true);
  const term::Assignment model = minimised();
  EXPECT_EQ(count(model, members), 1U);
  EXPECT_TRUE(truth(model, members[2]));
}

TEST_F(MinimiseTest, BringsIntegersNearZero) {
  const TermId up = terms_.int_variable("up"), down = terms_.int_variable("down"), free = terms_.int_variable("free");
  for (const TermId t : {up, down, free}) values_.push_back(symbolic::make_integer(terms_, t));
  require(terms_.less_equal(terms_.integer(Integer(5)), up));
  require(terms_.less_equal(down, terms_.integer(Integer(-20))));
  set_number(up, 1'000'000);
  set_number(down, -1'000'000);
  set_number(free, 123);
  const term::Assignment model = minimised();
  EXPECT_LE(number(model, up), 7);
  EXPECT_GE(number(model, down), -31);
  EXPECT_EQ(number(model, free), 0);
}

TEST_F(MinimiseTest, BringsNegativeIntegersNearZero) {
  const TermId down = terms_.int_variable("down");
  values_ = {symbolic::make_integer(terms_, down)};
  require(terms_.less_equal(down, terms_.integer(Integer(-20))));
  set_number(down, -1'000'000);
  EXPECT_GE(number(minimised(), down), -31);
}

TEST_F(MinimiseTest, KeepsTheFirstOfTwoIntegersWhereItHasBeenBrought) {
  const TermId first = terms_.int_variable("first"), second = terms_.int_variable("second");
  for (const TermId t : {first, second}) values_.push_back(symbolic::make_integer(terms_, t));
  require(terms_.less_equal(terms_.integer(Integer(10)), terms_.add(first, second)));
  set_number(first, 1'000);
  set_number(second, 1'000);
  const term::Assignment model = minimised();
  EXPECT_EQ(number(model, first), 0);
  EXPECT_LE(number(model, second), 15);
}

TEST_F(MinimiseTest, LooksIntoPartsOfValues) {
  const TermId fixed = boolean("fixed"), yes = terms_.true_term();
  require(fixed);
  set_truth(fixed, true);
  const auto entry = [&](TermId present, const SymValue& value) {
    symbolic::Function function;
    function.entries = {{Value::string("a"), present, value}};
    return symbolic::make_function(terms_, function);
  };
  const auto element = [&](const SymValue& value) {
    symbolic::Set set;
    set.others = {{fixed, value}};
    return symbolic::wrap(std::move(set));
  };
  const auto either = [&](const SymValue& value) {
    return symbolic::wrap(symbolic::Union{{{fixed, value}, {terms_.negate(fixed), SymValue(Value::string("none"))}}});
  };
  const TermId part = boolean("part");
  const SymValue truth_value = symbolic::make_boolean(terms_, part);
  const SymValue kValues[] = {
      truth_value,
      set_of({part}),
      entry(yes, truth_value),
      entry(part, SymValue(Value::integer(1))),
      entry(yes, entry(yes, set_of({part}))),
      element(entry(yes, truth_value)),
      either(set_of({part})),
  };
  for (const SymValue& value : kValues) {
    values_ = {value};
    set_truth(part, true);
    EXPECT_FALSE(truth(minimised(), part)) << symbolic::print(terms_, value);
  }
}

TEST_F(MinimiseTest, DoesNotTouchTheGuardsOfChoices) {
  const std::vector<TermId> guards{boolean("first"), boolean("second")};
  require(terms_.declare_exclusive(guards));
  values_ = {set_of(guards)};
  set_truth(guards[0], false);
  set_truth(guards[1], true);
  const term::Assignment model = minimised();
  EXPECT_TRUE(truth(model, guards[1]));
  EXPECT_FALSE(truth(model, guards[0]));
}

TEST_F(MinimiseTest, GivesBackTheModelWhereTheBudgetIsOver) {
  const std::vector<TermId> members{boolean("a"), boolean("b")};
  values_ = {set_of(members)};
  for (const TermId member : members) set_truth(member, true);
  solver::Budget budget;
  budget.end();
  EXPECT_EQ(count(minimised(budget), members), 2U);
}

TEST_F(MinimiseTest, AssertsNothingBeyondTheInnermostScope) {
  const std::vector<TermId> members{boolean("a"), boolean("b")};
  values_ = {set_of(members)};
  for (const TermId member : members) set_truth(member, true);
  EXPECT_EQ(count(minimised(), members), 0U);
  EXPECT_EQ(session_->check(members), solver::Answer::Sat);
}

}  // namespace
}  // namespace tlaloc::engine

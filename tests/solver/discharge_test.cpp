#include "solver/backend/discharge.h"

#include <gtest/gtest.h>

#include <array>

#include "tests/solver/random_terms.h"

namespace tlaloc::engine {
namespace {

using solver::Answer;
using term::Terms;

TEST(ContextSession, AssertsWhatItsContextAssertsAndNoMore) {
  Terms terms;
  const TermId p = terms.bool_variable("p"), q = terms.bool_variable("q");
  Contexts contexts;
  const ContextId root = contexts.add(ContextId(), {terms.disjunction({p, q})});
  const ContextId left = contexts.add(root, {terms.negate(p)});
  const ContextId right = contexts.add(root, {terms.negate(q)});
  const ContextId both = contexts.add(left, {terms.negate(q)});
  EXPECT_EQ(contexts.all_assertions(both).size(), 3U);
  ContextSession session(terms, contexts, {});
  const auto can_be = [&](ContextId context, TermId t) { return session.at(context).check(std::array{t}) == Answer::Sat; };
  EXPECT_TRUE(can_be(left, q));
  EXPECT_FALSE(can_be(left, p));
  EXPECT_FALSE(can_be(both, terms.true_term()));
  EXPECT_TRUE(can_be(right, p));
  EXPECT_TRUE(can_be(root, terms.conjunction({p, q})));
}

TEST(Discharge, AnswersAlikeOnAnyNumberOfThreads) {
  Terms terms;
  test::RandomTerms random(terms, 7, true);
  Contexts contexts;
  std::vector<Query> queries;
  const ContextId root = contexts.add(ContextId(), {random.boolean(2)});
  for (int c = 0; c < 6; ++c) {
    const ContextId context = contexts.add(root, {random.boolean(3)});
    for (int i = 0; i < 8; ++i) queries.push_back({context, terms.conjunction({random.boolean(3), random.boolean(3)})});
  }
  const solver::Budget budget;
  const Discharged one = discharge(terms, contexts, queries, {1, 0, {}}, budget);
  const Discharged four = discharge(terms, contexts, queries, {4, 0, {}}, budget);
  std::size_t sat = 0;
  for (std::size_t i = 0; i < queries.size(); ++i) {
    const auto session = make_portfolio(terms, {});
    for (const TermId t : contexts.all_assertions(queries[i].context)) session->assert_term(t);
    const Answer expected = session->check(std::array{queries[i].term});
    sat += expected == Answer::Sat ? 1 : 0;
    EXPECT_EQ(one.replies[i].answer, expected) << i;
    EXPECT_EQ(four.replies[i].answer, expected) << i;
  }
  EXPECT_GT(sat, 0U);
  EXPECT_LT(sat, queries.size());
}

TEST(Discharge, LeavesQuestionsOpenWhenTheBudgetIsOver) {
  Terms terms;
  // Pigeons in too few holes: nothing that a solver does in a moment.
  constexpr int kHoles = 11;
  std::vector<std::vector<TermId>> in(kHoles + 1);
  std::vector<TermId> assertions;
  for (auto& pigeon : in) {
    for (int h = 0; h < kHoles; ++h) pigeon.push_back(terms.bool_variable("in"));
    assertions.push_back(terms.disjunction(pigeon));
  }
  for (int h = 0; h < kHoles; ++h) {
    for (std::size_t a = 0; a < in.size(); ++a) {
      for (std::size_t b = 0; b < a; ++b) assertions.push_back(terms.negate(terms.conjunction({in[a][h], in[b][h]})));
    }
  }
  Contexts contexts;
  const ContextId context = contexts.add(ContextId(), assertions);
  const solver::Budget budget({0.1, {}, nullptr, {}});
  const std::vector<Query> queries(3, Query{context, terms.true_term()});
  const Discharged out = discharge(terms, contexts, queries, {2, 0, {}}, budget);
  for (const Reply& reply : out.replies) {
    EXPECT_EQ(reply.answer, Answer::Unknown);
    EXPECT_FALSE(reply.why) << "it is the budget's to say";
  }
  EXPECT_LT(budget.seconds_elapsed(), 3.0);
}

TEST(Discharge, HasNothingToSayOfNoQuestions) {
  Terms terms;
  const solver::Budget budget;
  EXPECT_TRUE(discharge(terms, Contexts(), {}, {2, 0, {}}, budget).replies.empty());
}

}  // namespace
}  // namespace tlaloc::engine

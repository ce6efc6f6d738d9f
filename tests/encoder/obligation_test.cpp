#include "encoder/obligation/obligation.h"

#include <gtest/gtest.h>

namespace tlaloc::obligation {
namespace {

using Kind = interpret::EvalError::Kind;

TEST(Obligation, KeepsEqualOnesOnceAndDropsFalseOnes) {
  term::Terms terms;
  Obligations obligations(terms);
  const TermId x = terms.bool_variable("x"), y = terms.bool_variable("y");
  obligations.record(x, y, Kind::Undefined, "first", {SourceId(0), 1, 2});
  obligations.record(y, x, Kind::Undefined, "same term", {SourceId(0), 1, 2});
  obligations.record(x, y, Kind::Undefined, "elsewhere", {SourceId(0), 3, 4});
  obligations.record(x, y, Kind::Type, "other kind", {SourceId(0), 1, 2});
  obligations.record(x, terms.negate(x), Kind::Undefined, "impossible", {SourceId(0), 1, 2});
  EXPECT_EQ(obligations.size(), 3U);
  const std::vector<Obligation> taken = obligations.take();
  ASSERT_EQ(taken.size(), 3U);
  EXPECT_EQ(taken[0].message, "first");
  EXPECT_EQ(taken[0].violated, terms.conjunction({x, y}));
  EXPECT_EQ(obligations.size(), 0U);
  obligations.record(x, y, Kind::Undefined, "again", {SourceId(0), 1, 2});
  EXPECT_EQ(obligations.size(), 1U);
}

}  // namespace
}  // namespace tlaloc::obligation

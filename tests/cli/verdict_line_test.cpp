#include "cli/verdict_line.h"

#include <gtest/gtest.h>

namespace tlaloc::cli {
namespace {

using solver::PropertyVerdict;
using solver::Violated;
using solver::ViolationKind;

class VerdictLine : public testing::Test {
 protected:
  Violated violated(ViolationKind kind, std::string name, std::uint32_t step) const {
    Violated v;
    v.kind = kind;
    v.name = std::move(name);
    v.step = step;
    return v;
  }
  std::string text(const solver::Verdict& verdict, const std::vector<PropertyVerdict>& properties = {}) const {
    return verdict_text(verdict, properties, sources_);
  }
  SourceManager sources_;
};

TEST_F(VerdictLine, NamesWhatIsViolated) {
  EXPECT_EQ(text(violated(ViolationKind::Invariant, "TypeOK", 3)), "violated TypeOK at step 3");
  EXPECT_EQ(text(violated(ViolationKind::ActionProperty, "Monotone", 1)), "violated Monotone at step 1");
  EXPECT_EQ(text(violated(ViolationKind::Deadlock, "deadlock", 9)), "violated deadlock at step 9");
  EXPECT_EQ(text(violated(ViolationKind::Undefined, "", 2)), "violated undefined expression at step 2");
  EXPECT_EQ(text(violated(ViolationKind::UndefinedInvariant, "Inv", 2)), "violated undefined expression at step 2");
  EXPECT_EQ(text(violated(ViolationKind::Assertion, "", 0)), "violated assertion at step 0");
  EXPECT_EQ(text(violated(ViolationKind::Assumption, "Positive", 0)), "violated assumption Positive at step 0");
}

TEST_F(VerdictLine, NamesAnAssumptionWithoutNameByItsLine) {
  const SourceId source = sources_.add("M.tla", "---- MODULE M ----\nASSUME FALSE\n====\n");
  Violated v = violated(ViolationKind::Assumption, "", 0);
  v.span = {source, 26, 31};
  EXPECT_EQ(text(v), "violated assumption line 2 at step 0");
}

TEST_F(VerdictLine, SaysHowFarItLooked) {
  EXPECT_EQ(text(solver::NoViolationUpTo{20}), "no violation up to 20 steps");
  EXPECT_EQ(text(solver::Unknown{{solver::UnknownReason::Timeout, "timeout"}, 7}),
            "unknown (timeout, no violation up to 7 steps)");
  EXPECT_EQ(text(solver::Unknown{{solver::UnknownReason::Timeout, "timeout"}, std::nullopt}), "unknown (timeout)");
}

TEST_F(VerdictLine, NamesWhatIsProved) {
  const solver::Proved proved{"all behaviours end within 6 steps"};
  EXPECT_EQ(text(proved, {{"A", proved}, {"B", solver::NoViolationUpTo{2}}, {"C", proved}}), "proved A, C");
  EXPECT_EQ(text(proved), "proved (all behaviours end within 6 steps)");
}

TEST_F(VerdictLine, HasALineForEachProperty) {
  EXPECT_EQ(property_line({"Inv", violated(ViolationKind::Invariant, "Inv", 4)}, sources_), "Inv: violated at step 4");
  EXPECT_EQ(property_line({"Inv", violated(ViolationKind::UndefinedInvariant, "Inv", 4)}, sources_),
            "Inv: undefined expression at step 4");
  EXPECT_EQ(property_line({"deadlock", violated(ViolationKind::Deadlock, "deadlock", 1)}, sources_),
            "deadlock: violated at step 1");
  EXPECT_EQ(property_line({"Inv", solver::NoViolationUpTo{5}}, sources_), "Inv: no violation up to 5 steps");
}

TEST_F(VerdictLine, IsOneLineWhateverTheReason) {
  EXPECT_EQ(invalid_text("spec: a\n  b\tc"), "invalid (spec: a b c)");
  EXPECT_EQ(text(violated(ViolationKind::Invariant, "x =\n  1", 0)), "violated x = 1 at step 0");
}

TEST_F(VerdictLine, ExpectationsMatchWholeWords) {
  EXPECT_TRUE(meets("violated Inv at step 3", "violated"));
  EXPECT_TRUE(meets("violated Inv at step 3", "violated Inv"));
  EXPECT_TRUE(meets("violated Inv at step 3", "Verdict: violated Inv at step 3"));
  EXPECT_TRUE(meets("unknown (timeout)", "unknown"));
  EXPECT_FALSE(meets("violated Inv2 at step 3", "violated Inv"));
  EXPECT_FALSE(meets("violated Inv at step 33", "violated Inv at step 3"));
  EXPECT_FALSE(meets("no violation up to 3 steps", "violated"));
  EXPECT_FALSE(meets("violated", "violated Inv"));
}

}  // namespace
}  // namespace tlaloc::cli

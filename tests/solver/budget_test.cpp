#include "solver/run/budget.h"

#include <gtest/gtest.h>

#include <thread>

#include "solver/backend/session.h"

namespace tlaloc::solver {
namespace {

/// Counts interruptions and does nothing else.
class FakeSession final : public Session {
 public:
  void assert_term(term::TermId) override {}
  void push() override {}
  void pop() override {}
  Answer check(std::span<const term::TermId>) override { return Answer::Unknown; }
  std::vector<term::TermId> unsat_core() override { return {}; }
  WhyUnknown why() override { return {}; }
  term::Assignment model() override { return {}; }
  void interrupt() override { ++interruptions; }
  void reset_interrupt() override {}
  void set_timeout(std::uint32_t) override {}
  void set_work(std::uint32_t) override {}
  [[nodiscard]] const SessionStatistics& statistics() const override { return statistics_; }

  std::atomic<int> interruptions = 0;

 private:
  SessionStatistics statistics_;
};

bool ends_within(const Budget& budget, std::chrono::milliseconds time) {
  const auto begin = std::chrono::steady_clock::now();
  while (std::chrono::steady_clock::now() - begin < time) {
    if (budget.is_over()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return budget.is_over();
}
constexpr std::chrono::seconds kLong{5};

TEST(Budget, IsNeverOverWithoutALimit) {
  const Budget budget;
  EXPECT_FALSE(ends_within(budget, std::chrono::milliseconds(40)));
  EXPECT_EQ(budget.seconds_left(), std::nullopt);
}

TEST(Budget, InterruptsTheSessionWhenTimeIsUp) {
  FakeSession session;
  const Budget budget({0.05, {}, nullptr, {}});
  {
    const Budget::Guard guard(budget, session);
    EXPECT_TRUE(ends_within(budget, kLong));
  }
  EXPECT_EQ(budget.why().text, "timeout after 0.05 s");
  EXPECT_EQ(budget.why().kind, UnknownReason::Timeout);
  EXPECT_GE(budget.seconds_elapsed(), 0.05);
  EXPECT_EQ(budget.seconds_left(), 0);
  EXPECT_EQ(session.interruptions, 1);
}

TEST(Budget, CanBeExtendedOnceItIsOver) {
  const std::atomic<bool> stop = true;
  Budget budget({{}, {}, &stop, {}});
  ASSERT_TRUE(ends_within(budget, kLong));
  budget.extend(0.2);
  EXPECT_FALSE(budget.is_over()) << "the limit that was met no longer counts";
  EXPECT_TRUE(ends_within(budget, kLong));
  EXPECT_EQ(budget.why().text, "interrupted") << "the limit that was met first";
  EXPECT_EQ(budget.why().kind, UnknownReason::Interrupted);
}

TEST(Budget, InterruptsASessionThatComesTooLate) {
  const std::atomic<bool> stop = true;
  const Budget budget({{}, {}, &stop, {}});
  EXPECT_TRUE(ends_within(budget, kLong));
  FakeSession session;
  const Budget::Guard guard(budget, session);
  EXPECT_EQ(session.interruptions, 1);
}

TEST(Budget, SeesTheMemoryOfTheProcess) {
  EXPECT_GT(resident_bytes(), 1000000U);
  const Budget budget({{}, 1, nullptr, {}});
  EXPECT_TRUE(ends_within(budget, kLong));
  EXPECT_EQ(budget.why().text, "memory limit of 1 MB");
  EXPECT_EQ(budget.why().kind, UnknownReason::Memory);
}

TEST(Budget, PartsAreOverWithTheWhole) {
  std::atomic<bool> stop = false;
  const Budget whole({100, {}, &stop, {}});
  const Budget part(whole, {});
  const Budget inner(part, {50, {}});
  EXPECT_LE(inner.seconds_left(), 50);
  EXPECT_GT(part.seconds_left(), 50);
  FakeSession session;
  const Budget::Guard guard(inner, session);
  stop = true;
  EXPECT_TRUE(ends_within(inner, kLong));
  EXPECT_TRUE(part.is_over());
  EXPECT_EQ(inner.why().text, "interrupted");
  EXPECT_EQ(session.interruptions, 1);
  const Budget late(part, {});
  EXPECT_TRUE(late.is_over()) << "at once";
}

TEST(Budget, TheWholeOutlastsItsParts) {
  const Budget whole({100, {}, nullptr, {}});
  const Budget brief(whole, {0.02, {}});
  EXPECT_TRUE(ends_within(brief, kLong));
  EXPECT_EQ(brief.why().text, "timeout after 0.02 s");
  EXPECT_FALSE(whole.is_over());
}

TEST(Budget, EndsAPartAndWhatBelongsToIt) {
  const Budget whole;
  Budget part(whole, {});
  const Budget inner(part, {}), other(whole, {});
  FakeSession session;
  const Budget::Guard guard(inner, session);
  part.end();
  EXPECT_TRUE(part.is_over() && inner.is_over());
  EXPECT_FALSE(whole.is_over() || other.is_over());
  EXPECT_EQ(session.interruptions, 1);
}

TEST(Budget, HandsDownWorkAndObserver) {
  std::vector<std::string> seen;
  const Budget whole({{}, {}, nullptr, [&](std::uint32_t depth, const std::string& what) {
                        seen.push_back(std::to_string(depth) + " " + what);
                      }});
  const Budget part(whole, {{}, WorkLimit{7, 8}});
  const Budget inner(part, {}), silent(part, {{}, {}, true});
  ASSERT_TRUE(inner.work());
  EXPECT_EQ(inner.work()->units, 7U);
  EXPECT_FALSE(whole.work());
  inner.observe(3, "solving");
  silent.observe(4, "nothing");
  EXPECT_EQ(seen, std::vector<std::string>{"3 solving"});
  EXPECT_FALSE(silent.is_observed());
}

}  // namespace
}  // namespace tlaloc::solver

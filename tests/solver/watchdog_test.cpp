#include "solver/run/watchdog.h"

#include <gtest/gtest.h>

namespace tlaloc::engine {
namespace {

/// Counts interruptions and does nothing else.
class FakeSession final : public solver::Session {
 public:
  void assert_term(term::TermId) override {}
  void push() override {}
  void pop() override {}
  solver::Answer check(std::span<const term::TermId>) override { return solver::Answer::Unknown; }
  std::vector<term::TermId> core() override { return {}; }
  std::string reason() override { return {}; }
  term::Assignment model() override { return {}; }
  void interrupt() override { ++interruptions; }
  void reset_interrupt() override {}
  void set_timeout(std::uint32_t) override {}
  void set_budget(std::uint32_t) override {}
  [[nodiscard]] const solver::SessionStatistics& statistics() const override { return statistics_; }

  std::atomic<int> interruptions = 0;

 private:
  solver::SessionStatistics statistics_;
};

bool fires_within(const Watchdog& watchdog, std::chrono::milliseconds time) {
  const auto begin = std::chrono::steady_clock::now();
  while (std::chrono::steady_clock::now() - begin < time) {
    if (watchdog.fired()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return watchdog.fired();
}

TEST(Watchdog, StaysQuietWithoutALimit) {
  Watchdog watchdog({});
  EXPECT_FALSE(fires_within(watchdog, std::chrono::milliseconds(40)));
}

TEST(Watchdog, InterruptsTheSessionWhenTimeIsUp) {
  FakeSession session;
  Watchdog watchdog({0.05, {}, nullptr, {}});
  watchdog.guard(&session);
  EXPECT_TRUE(fires_within(watchdog, std::chrono::seconds(5)));
  EXPECT_EQ(watchdog.reason(), "timeout after 0.05 s");
  EXPECT_GE(watchdog.elapsed_seconds(), 0.05);
  watchdog.guard(nullptr);
  EXPECT_EQ(session.interruptions, 1);
}

TEST(Watchdog, GrantsALittleMoreTimeOnceItHasFired) {
  std::atomic<bool> stop = true;
  Watchdog watchdog({{}, {}, &stop});
  ASSERT_TRUE(fires_within(watchdog, std::chrono::seconds(5)));
  watchdog.grant(0.2);
  EXPECT_FALSE(watchdog.fired()) << "what fired no longer counts";
  EXPECT_TRUE(fires_within(watchdog, std::chrono::seconds(5)));
  EXPECT_EQ(watchdog.reason(), "interrupted") << "the limit that was met first";
}

TEST(Watchdog, InterruptsASessionThatComesTooLate) {
  std::atomic<bool> stop = true;
  Watchdog watchdog({{}, {}, &stop, {}});
  EXPECT_TRUE(fires_within(watchdog, std::chrono::seconds(5)));
  EXPECT_EQ(watchdog.reason(), "interrupted");
  FakeSession session;
  watchdog.guard(&session);
  EXPECT_EQ(session.interruptions, 1);
}

TEST(Watchdog, SeesTheMemoryOfTheProcess) {
  EXPECT_GT(resident_bytes(), 1000000U);
  Watchdog watchdog({{}, 1, nullptr, {}});
  EXPECT_TRUE(fires_within(watchdog, std::chrono::seconds(5)));
  EXPECT_EQ(watchdog.reason(), "memory limit of 1 MB");
}

}  // namespace
}  // namespace tlaloc::engine

#include "frontend/support/stack.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/small_stack.h"

namespace tlaloc::stack {
namespace {

using test::on_small_stack;

std::size_t count_down(std::size_t levels) {
  if (is_low()) return on_segment([&] { return count_down(levels); });
  return levels == 0 ? 0 : count_down(levels - 1) + 1;
}

std::size_t throw_at_the_bottom(std::size_t levels) {
  if (is_low()) return on_segment([&] { return throw_at_the_bottom(levels); });
  if (levels == 0) throw std::runtime_error("bottom");
  return throw_at_the_bottom(levels - 1) + 1;
}

const std::string& last_of(const std::vector<std::string>& all, std::size_t at) {
  if (is_low()) return on_segment([&]() -> const std::string& { return last_of(all, at); });
  const std::string& rest = at + 1 < all.size() ? last_of(all, at + 1) : all[at];
  EXPECT_FALSE(rest.empty());  // after the call, or it would be no recursion
  return rest;
}

struct Chain {
  Chain* next;
  explicit Chain(Chain* n) : next(n) {}
  Chain(const Chain&) = delete;
  Chain& operator=(const Chain&) = delete;
  ~Chain() {
    release([this] { delete next; });
  }
};

TEST(Stack, LetsRecursionGoOnUponSegments) {
  EXPECT_EQ(count_down(1'000'000), 1'000'000U);
  on_small_stack([] { EXPECT_EQ(count_down(1'000'000), 1'000'000U); });
}

TEST(Stack, IsEnoughForEachThread) {
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) threads.emplace_back([] { EXPECT_EQ(count_down(300'000), 300'000U); });
  for (std::thread& thread : threads) thread.join();
}

TEST(Stack, HandsOnWhatIsThrown) {
  on_small_stack([] {
    for (int i = 0; i < 3; ++i) EXPECT_THROW((void)throw_at_the_bottom(100'000), std::runtime_error);
    EXPECT_EQ(count_down(100'000), 100'000U);
  });
}

TEST(Stack, HandsOnReferences) {
  const std::vector<std::string> all(20'000, "x");
  on_small_stack([&] { EXPECT_EQ(&last_of(all, 0), &all.back()); });
}

TEST(Stack, RefusesWhatHasNoEnd) {
  on_small_stack([] {
    EXPECT_THROW((void)count_down(std::size_t{1} << 60U), Exhausted);
    EXPECT_EQ(count_down(1000), 1000U) << "and can be used again";
  });
}

TEST(Stack, IsNoLimitToDestructors) {
  Chain* chain = nullptr;
  for (int i = 0; i < 1'000'000; ++i) chain = new Chain(chain);
  on_small_stack([&] { delete chain; });
}

}  // namespace
}  // namespace tlaloc::stack

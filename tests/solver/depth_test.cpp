// Solvers, and what becomes of their answers, at a depth that no stack of a thread would take.
#include <gtest/gtest.h>

#include "solver/backend/session.h"
#include "solver/solver.h"
#include "tests/support/load_spec.h"
#include "tests/support/small_stack.h"

namespace tlaloc::solver {
namespace {

using term::TermId;
using term::Terms;
using test::on_small_stack;

constexpr int kTerms = 50'000;
constexpr int kChain = 2'000;

std::string chain(const std::string& first, const std::string& step) {
  std::string text = "D0 == " + first + "\n";
  for (int i = 1; i <= kChain; ++i) text += "D" + std::to_string(i) + " == D" + std::to_string(i - 1) + step + "\n";
  return text;
}

const std::string kLast = "D" + std::to_string(kChain);

/// Checks `VARIABLE x`, 0 or 1, up to one step.
Verdict verdict(const std::string& definitions, const std::string& next, const std::string& invariant) {
  std::optional<Verdict> found;
  on_small_stack([&] {
    const auto spec = test::load_spec(
        "VARIABLE x\n" + definitions + "Init == x \\in {0, 1}\nNext == " + next + "\nInv == " + invariant + "\n",
        {{"Inv"}, {}, {}});
    CheckOptions options;
    options.length = 1;
    found = check(spec, options).verdict;
  });
  return *found;
}

TEST(Depth, OfWhatIsSearched) {
  EXPECT_TRUE(std::holds_alternative<NoViolationUpTo>(verdict(chain("x", " + 1"), "x' = x", kLast + " > 3")));
  EXPECT_TRUE(std::holds_alternative<NoViolationUpTo>(verdict(chain("x < 5", " /\\ x < 9"), kLast + " /\\ x' = x", "x < 2")));
}

TEST(Depth, OfWhatIsReplayedAndExplained) {
  EXPECT_TRUE(
      std::holds_alternative<Violated>(verdict(chain("x", " + 1"), "x' = x", kLast + " < " + std::to_string(kChain + 1))));
  EXPECT_TRUE(std::holds_alternative<Violated>(verdict(chain("x < 1", " /\\ x < 9"), "x' = x", kLast)));
  EXPECT_TRUE(std::holds_alternative<Violated>(verdict(chain("<<x>>", " \\o <<>>"), "x' = x", kLast + " # <<1>>")));
}

}  // namespace
}  // namespace tlaloc::solver

// Loading ends where a limit says so, at whatever stage it is.
#include "frontend/support/limit.h"

#include "tests/frontend/load_fixture.h"

namespace tlaloc {
namespace {

class LimitTest : public test::LoadTest {
 protected:
  LimitTest() {
    std::string body = "VARIABLE x\nInit == x = 0\nNext == x' = x\n";
    for (int i = 0; i < 2000; ++i) body += "Op" + std::to_string(i) + " == IF x = 1 THEN {x, 2} ELSE {3}\n";
    file("Long", body);
    config("INIT Init NEXT Next");
  }
  /// How often a whole load asks.
  int count_questions() {
    int asked = 0;
    const limit::Scope scope([&] {
      ++asked;
      return std::optional<std::string>();
    });
    EXPECT_TRUE(load()) << messages();
    return asked;
  }
};

TEST_F(LimitTest, EndsLoadingAtAnyQuestion) {
  const int all = count_questions();
  ASSERT_GT(all, 20);
  for (const int last : {1, all / 4, all / 2, 3 * all / 4}) {
    int asked = 0;
    const limit::Scope scope([&] { return ++asked >= last ? std::optional<std::string>("enough") : std::nullopt; });
    try {
      (void)load();
      ADD_FAILURE() << "went on after question " << last << " of " << all;
    } catch (const limit::Reached& reached) {
      EXPECT_STREQ(reached.what(), "enough");
    }
  }
}

TEST_F(LimitTest, EndsWithItsScope) {
  {
    const limit::Scope scope([] { return std::optional<std::string>("enough"); });
    EXPECT_THROW((void)load(), limit::Reached);
  }
  EXPECT_TRUE(load()) << messages();
}

TEST_F(LimitTest, GivesWayToAnInnerScope) {
  const limit::Scope outer([] { return std::optional<std::string>("enough"); });
  {
    const limit::Scope inner([] { return std::optional<std::string>(); });
    EXPECT_TRUE(load()) << messages();
  }
  EXPECT_THROW((void)load(), limit::Reached);
}

}  // namespace
}  // namespace tlaloc

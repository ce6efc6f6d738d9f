#include <gtest/gtest.h>

#include "encoder/system/transition_system.h"
#include "tests/support/parse_spec.h"

namespace tlaloc::encoder {
namespace {

/// The first step of `VARIABLES x, y, z`, all 0 at first.
Transition first_step(const std::string& next) {
  const auto parsed = test::parse_spec("VARIABLES x, y, z\nInit == x = 0 /\\ y = 0 /\\ z = 0\nNext == " + next);
  frontend::Specification spec;
  spec.model.init = parsed->body("Init");
  spec.model.next = parsed->body("Next");
  spec.program = std::move(parsed->program);
  term::Terms terms;
  TransitionSystem system(spec, terms, {});
  const auto init = std::get<Transition>(system.initial());
  return std::get<Transition>(system.step(init.next, 1));
}

TEST(ChoicePoint, LetsAFewArmsGoOnSideBySide) {
  EXPECT_EQ(first_step("(x' = 1 \\/ x' = 2) /\\ y' = x' /\\ z' = 0").branches.size(), 2U);
}

TEST(ChoicePoint, JoinsArmsThatWouldMultiply) {
  EXPECT_EQ(first_step("(x' = 1 \\/ x' = 2) /\\ (y' = 1 \\/ y' = 2) /\\ (z' = 1 \\/ z' = 2) /\\ x' # y'").branches.size(), 1U);
}

TEST(ChoicePoint, ExpandsAParameterOfFewValuesAndChoosesOneOfMany) {
  EXPECT_EQ(first_step("\\E i \\in 1 .. 8 : x' = i /\\ y' = 0 /\\ z' = 0").branches.size(), 8U);
  EXPECT_EQ(first_step("\\E i \\in 1 .. 9 : x' = i /\\ y' = 0 /\\ z' = 0").branches.size(), 1U);
}

}  // namespace
}  // namespace tlaloc::encoder

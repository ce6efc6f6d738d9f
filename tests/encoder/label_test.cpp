// What a step is called: the search and the interpreter read it off Next in the same way.
#include <gtest/gtest.h>

#include <set>

#include "encoder/system/transition_system.h"
#include "frontend/interpret/interpreter.h"
#include "tests/support/parse_spec.h"

namespace tlaloc::encoder {
namespace {

constexpr const char* kDefinitions =
    "VARIABLES x, y\n"
    "Can(a, b) == a # b /\\ x = 0\n"
    "Same == UNCHANGED y\n"
    "Move(a, b) == x' = a /\\ y' = b\n"
    "Half(a) == x' = a\n"
    "Other(b) == y' = b\n"
    "Tell(a) == Half(a) /\\ UNCHANGED y\n"
    "Wide(a) == (x' = a \\/ x' = a + 1) /\\ Other(a)\n"
    "Inner == (x = 9 /\\ Move(9, 9)) \\/ (\\E a \\in {1, 3} : Can(a, 2) /\\ Move(a, 2)) \\/ Tell(4)\n"
    "Init == x = 0 /\\ y = 0\n"
    "Step == ";

std::set<std::string> labels_of_search(const std::string& next) {
  const auto parsed = test::parse_spec(kDefinitions + next + "\nNext == Step");
  frontend::Specification spec;
  spec.model.init = parsed->body("Init");
  spec.model.next = parsed->body("Next");
  spec.program = std::move(parsed->program);
  term::Terms terms;
  TransitionSystem system(spec, terms, {});
  const auto init = std::get<Transition>(system.initial());
  const auto step = std::get<Transition>(system.step(init.next, 1));
  std::set<std::string> labels;
  for (const Branch& branch : step.branches) {
    std::string text = branch.label.name.text();
    for (const LabelParameter& parameter : branch.label.parameters)
      text += " " + parameter.name.text() + "=" + parameter.value.ground().to_string();
    labels.insert(text);
  }
  return labels;
}

std::set<std::string> labels_of_interpreter(const std::string& next) {
  const auto parsed = test::parse_spec(kDefinitions + next + "\nNext == Step");
  interpret::Interpreter interpreter(parsed->program);
  std::set<std::string> labels;
  const auto all = interpreter.for_each_successor(parsed->body("Next"), {Value::integer(0), Value::integer(0)},
                                                  [&](const interpret::State&, const interpret::ActionLabel& label) {
                                                    std::string text = label.name.text();
                                                    for (const auto& [name, value] : label.parameters)
                                                      text += " " + name.text() + "=" + value.to_string();
                                                    labels.insert(text);
                                                    return true;
                                                  });
  EXPECT_TRUE(std::holds_alternative<bool>(all));
  return labels;
}

class Labels : public ::testing::TestWithParam<const char*> {};

TEST_P(Labels, AgreeWithTheInterpreter) { EXPECT_EQ(labels_of_search(GetParam()), labels_of_interpreter(GetParam())); }

INSTANTIATE_TEST_SUITE_P(
    AllForms, Labels,
    ::testing::Values("(\\E a, b \\in {1, 2} : a < b /\\ Can(a, b) /\\ Move(a, b)) \\/ Tell(7) \\/ (x = 9 /\\ Same)",
                      "\\E a, b \\in 1..2 : Move(a, b) /\\ Can(a, b)", "\\E a \\in 1..2 : Half(a) /\\ Same", "x = 0 /\\ Inner",
                      "Inner /\\ x = 0", "x = 0 /\\ (Inner \\/ \\E a \\in {5} : Tell(a))", "\\E a \\in 1..2 : Wide(a)",
                      "\\E a \\in 1..2 : x = 0 /\\ Wide(a)", "\\E a \\in 1..2 : Wide(a) /\\ x = 0",
                      "\\E a \\in 1..2 : Half(a) /\\ Other(2)", "\\E a \\in 1..2 : Half(a) /\\ y' = 2",
                      "(Half(1) \\/ Half(2)) /\\ y' = 1", "y' = 1 /\\ (Half(1) \\/ Half(2))", "\\A v \\in {1} : Move(v, v)",
                      "IF x = 0 THEN Move(1, 1) ELSE Move(2, 2)", "\\E a \\in 1..2 : LET b == a + 1 IN x = 0 /\\ Move(a, b)",
                      "x = 0 /\\ [Move(1, 1)]_<<x, y>>", "<<x = 0 /\\ Move(1, 1)>>_<<x, y>>"));

}  // namespace
}  // namespace tlaloc::encoder

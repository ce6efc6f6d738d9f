// Many conjunctions as one formula: it says what their disjunction says, in fewer words.
#include "solver/proof/states/one_of.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "frontend/interpret/interpreter.h"
#include "solver/proof/expressions.h"
#include "tests/support/load_spec.h"

namespace tlaloc::engine {
namespace {

using interpret::State;
using kernel::ExprId;

class OneOf : public ::testing::Test {
 protected:
  static constexpr std::int64_t kValues = 4;

  OneOf() {
    for (std::uint32_t v = 0; v < program_.variables.size(); ++v) {
      const ExprId variable = program_.add(kernel::VariableRef{kernel::VariableId(v)}, Span{}, kernel::Level::State);
      for (std::int64_t i = 0; i < kValues; ++i) {
        equations_.push_back(make_.apply(kernel::Op::Eq, {variable, make_.literal(Value::integer(i))}));
      }
    }
  }
  [[nodiscard]] ExprId says(std::uint32_t variable, std::int64_t value) const {
    return equations_[variable * kValues + static_cast<std::size_t>(value)];
  }
  [[nodiscard]] bool holds(ExprId formula, const State& state) const {
    const auto truth = interpret::Interpreter(program_).holds(formula, &state);
    EXPECT_TRUE(std::holds_alternative<bool>(truth));
    return std::get<bool>(truth);
  }
  [[nodiscard]] static std::vector<State> all_states() {
    std::vector<State> all;
    for (std::int64_t i = 0; i < kValues * kValues * kValues; ++i) {
      all.push_back(
          {Value::integer(i % kValues), Value::integer(i / kValues % kValues), Value::integer(i / kValues / kValues)});
    }
    return all;
  }

  frontend::Specification specification_ =
      test::load_spec("VARIABLES x, y, z\nInit == x = 0 /\\ y = 0 /\\ z = 0\nNext == UNCHANGED <<x, y, z>>",
                      {{}, {}, "INIT Init\nNEXT Next"})
          .draft();
  kernel::Program& program_ = specification_.program;
  Expressions make_{program_};
  std::vector<ExprId> equations_;
};

TEST_F(OneOf, HoldsInTheStatesListedAndInNoOther) {
  const std::vector<State> states = all_states();
  std::mt19937 random(1);
  for (const std::size_t count : {1, 2, 7, 30, 64}) {
    std::set<std::size_t> listed;
    std::vector<std::vector<ExprId>> conjunctions;
    while (listed.size() < count) {
      const std::size_t i = random() % states.size();
      if (!listed.insert(i).second) continue;
      auto& literals = conjunctions.emplace_back();
      for (std::uint32_t v = 0; v < 3; ++v) literals.push_back(says(v, *states[i][v].as_int().to_int64()));
    }
    const ExprId formula = one_of(program_, conjunctions);
    for (std::size_t i = 0; i < states.size(); ++i)
      EXPECT_EQ(holds(formula, states[i]), listed.contains(i)) << count << ", " << i;
  }
}

TEST_F(OneOf, TakesConjunctionsOfSeveralLengths) {
  const std::vector<std::vector<ExprId>> conjunctions{{says(0, 1), says(1, 2)}, {says(0, 2)}, {says(0, 1), says(2, 3)}};
  const ExprId formula = one_of(program_, conjunctions);
  for (const State& state : all_states()) {
    const auto is = [&](std::size_t v, std::int64_t i) { return state[v] == Value::integer(i); };
    EXPECT_EQ(holds(formula, state), (is(0, 1) && (is(1, 2) || is(2, 3))) || is(0, 2));
  }
  for (const State& state : all_states()) {
    EXPECT_TRUE(holds(one_of(program_, {{says(0, 1)}, {}}), state)) << "an empty conjunction is TRUE";
    EXPECT_FALSE(holds(one_of(program_, {}), state));
  }
}

TEST_F(OneOf, SaysOnceWhatManyShare) {
  std::vector<std::vector<ExprId>> conjunctions;
  for (std::int64_t x = 0; x < kValues; ++x) {
    for (std::int64_t y = 0; y < 2; ++y) conjunctions.push_back({says(0, x), says(1, y)});
  }
  EXPECT_EQ(kernel::print(program_, one_of(program_, conjunctions)),
            "((y = 0) \\/ (y = 1)) /\\ ((x = 0) \\/ (x = 1) \\/ (x = 2) \\/ (x = 3))");
}

}  // namespace
}  // namespace tlaloc::engine

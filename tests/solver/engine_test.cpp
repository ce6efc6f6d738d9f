// Every engine in the table on the same small specifications: none says what is not so.
#include "solver/engine/engine.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/support/load_spec.h"

namespace tlaloc::engine {
namespace {

struct Sample {
  const char* name;
  std::string body;
  bool is_safe;
};

const Sample kSamples[] = {
    {"inductive", "VARIABLE x\nInit == x = 0\nNext == x' = (x + 1) % 5\nInv == x \\in 0..4", true},
    {"two steps ahead",
     "VARIABLES x, y\nInit == x = 0 /\\ y = 0\nNext == x' \\in {0, 2} /\\ y' = x\nInv == x \\in 0..3 /\\ y \\in 0..3 /\\ y # 1",
     true},
    {"sums",
     "VARIABLES a, b, n\nInit == a = 0 /\\ b = 0 /\\ n = 0\n"
     "Next == n < 9 /\\ n' = n + 1 /\\ ((a' = a + 1 /\\ b' = b) \\/ (b' = b + 1 /\\ a' = a))\n"
     "Inv == a \\in Nat /\\ b \\in Nat /\\ n \\in Nat /\\ a <= n",
     true},
    {"late", "VARIABLE x\nInit == x = 0\nNext == x' = x + 1\nInv == x \\in Int /\\ x < 4", false},
    {"at once", "VARIABLE x\nInit == x \\in 0..9\nNext == x' = x\nInv == x \\in 0..8", false},
};

Findings run(EngineId id, const Sample& sample) {
  const frontend::Specification specification =
      test::load_spec(sample.body, {{"Inv"}, {}, "INIT Init NEXT Next INVARIANT Inv CHECK_DEADLOCK FALSE"});
  Question question;
  question.options.length = 6;
  const solver::Budget budget({20, {}, nullptr, {}});
  encoder::System system(specification, solver::run_of(specification, question.options));
  return engine(id).run(system, question, budget);
}

class EngineMatrix : public ::testing::TestWithParam<EngineId> {};

TEST_P(EngineMatrix, SaysNothingThatIsNotSo) {
  for (const Sample& sample : kSamples) {
    SCOPED_TRACE(sample.name);
    const Findings findings = run(GetParam(), sample);
    const bool violated = findings.table ? findings.table->reachable.has_value()
                                         : std::holds_alternative<solver::Violated>(findings.result.verdict);
    const bool proved = findings.table ? std::holds_alternative<solver::Proved>(findings.table->verdict)
                                       : std::holds_alternative<solver::Proved>(findings.result.verdict);
    if (sample.is_safe) {
      EXPECT_FALSE(violated);
    } else {
      EXPECT_FALSE(proved || findings.candidate);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(All, EngineMatrix, ::testing::ValuesIn(kEngines), [](const auto& test) {
  std::string name = engine(test.param).name;
  std::erase(name, '-');
  return name;
});

TEST(Engines, EachSettlesSomething) {
  const auto settles = [](EngineId id) {
    for (const Sample& sample : kSamples) {
      const Findings findings = run(id, sample);
      if (findings.candidate || (findings.table && std::holds_alternative<solver::Proved>(findings.table->verdict)) ||
          std::holds_alternative<solver::Violated>(findings.result.verdict)) {
        return true;
      }
    }
    return false;
  };
  for (const EngineId id : kEngines) EXPECT_TRUE(settles(id)) << engine(id).name;
}

TEST(Engines, HaveNamesOfTheirOwn) {
  std::set<std::string> names;
  for (const EngineId id : kEngines) EXPECT_TRUE(names.insert(engine(id).name).second) << engine(id).name;
}

}  // namespace
}  // namespace tlaloc::engine

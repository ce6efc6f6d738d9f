#include "solver/prove.h"

#include <gtest/gtest.h>

#include "frontend/source/source_file.h"
#include "solver/engine/pdr.h"

namespace tlaloc::solver {
namespace {

frontend::Specification load(const std::string& body, const std::vector<std::string>& invariants) {
  MemoryFiles files;
  files.add("Test.tla", "---- MODULE Test ----\nEXTENDS Integers\n" + body + "\n====\n");
  frontend::LoadOptions options;
  options.spec_path = "Test.tla";
  options.init = "Init";
  options.next = "Next";
  options.invariants = invariants;
  SourceManager sources;
  DiagnosticSink sink;
  auto loaded = frontend::load(options, files, sources, sink);
  EXPECT_TRUE(loaded.specification.has_value());
  return std::move(*loaded.specification);
}

TEST(Prove, TakesInductiveInvariantsAsTheyStand) {
  const auto attempt = prove(load("VARIABLE x\nInit == x = 0\nNext == x' = 1 - x\nInv == x \\in 0..1", {"Inv"}), {});
  ASSERT_TRUE(attempt.found);
  EXPECT_EQ(attempt.found->engine, "induction");
  EXPECT_TRUE(attempt.found->lemmas.empty());
}

TEST(Prove, FindsLemmas) {
  // x and y move together; that they are never apart needs a lemma about z.
  const auto attempt = prove(
      load("VARIABLES x, y\nInit == x = 0 /\\ y = 0\nNext == x' = (x + 1) % 3 /\\ y' = IF x = 2 THEN 0 ELSE y + 1\n"
           "TypeOK == x \\in 0..2 /\\ y \\in 0..3\nInv == TypeOK /\\ y # 3",
           {"Inv"}),
      {});
  ASSERT_TRUE(attempt.found);
  EXPECT_EQ(attempt.found->engine, "pdr");
  EXPECT_FALSE(attempt.found->lemmas.empty());
}

TEST(Prove, FindsNothingForWhatIsFalse) {
  const auto attempt = prove(
      load("VARIABLES x, y\nInit == x = 0 /\\ y = 0\nNext == x' = (x + 1) % 12 /\\ y' = IF x = 11 THEN 1 ELSE y\n"
           "Inv == x \\in 0..11 /\\ y \\in 0..1 /\\ (y = 1 => x < 9)",
           {"Inv"}),
      {});
  EXPECT_FALSE(attempt.found);
  const auto* violated = std::get_if<Violated>(&attempt.result.verdict);
  ASSERT_NE(violated, nullptr);
  EXPECT_EQ(violated->step, 21U);
}

}  // namespace
}  // namespace tlaloc::solver

namespace tlaloc::engine {
namespace {

/// All cubes that PDR excludes must exclude no state that a walk from Init visits: checked on the atoms' texts by counting.
TEST(Pdr, ExcludesNoReachableState) {
  MemoryFiles files;
  files.add("Test.tla",
            "---- MODULE Test ----\nEXTENDS Integers\nVARIABLES a, b\nInit == a = FALSE /\\ b = \"p\"\n"
            "Next == a' = ~a /\\ b' = IF b = \"p\" THEN \"q\" ELSE IF b = \"q\" THEN \"p\" ELSE \"r\"\n"
            "Inv == a \\in BOOLEAN /\\ b \\in {\"p\", \"q\", \"r\"} /\\ (a => b # \"p\")\n====\n");
  frontend::LoadOptions options;
  options.spec_path = "Test.tla";
  options.init = "Init";
  options.next = "Next";
  options.invariants = {"Inv"};
  SourceManager sources;
  DiagnosticSink sink;
  auto loaded = frontend::load(options, files, sources, sink);
  ASSERT_TRUE(loaded.specification.has_value());
  frontend::Specification specification = std::move(*loaded.specification);
  Watchdog watchdog({});
  ProofProblem problem(specification, {}, watchdog);
  const PdrOutcome outcome = Pdr(problem, watchdog, {}).run();
  ASSERT_EQ(outcome.kind, PdrOutcome::Kind::Inductive);
  interpret::Interpreter interpreter(specification.program, {});
  for (const interpret::State& state :
       {interpret::State{Value::boolean(false), Value::string("p")}, interpret::State{Value::boolean(true), Value::string("q")}}) {
    for (const Cube& cube : outcome.excluded) {
      bool inside = true;
      for (const Literal literal : cube) {
        const auto holds = interpreter.holds(problem.atoms()[literal.atom].expr, &state);
        inside &= std::get<bool>(holds) == literal.positive;
      }
      EXPECT_FALSE(inside) << "a reachable state is excluded";
    }
  }
}

}  // namespace
}  // namespace tlaloc::engine

#include <gtest/gtest.h>

#include <algorithm>

#include "solver/engine/induction/k_induction.h"
#include "solver/engine/pdr.h"
#include "solver/proof/lemmas/abstract_reachability.h"
#include "solver/proof/lemmas/houdini.h"
#include "solver/proof/lemmas/linear_lemmas.h"
#include "solver/strategy/invariant_search.h"
#include "tests/solver/lemma_text.h"
#include "tests/support/load_spec.h"

namespace tlaloc::solver {
namespace {

frontend::Specification load(const std::string& body, const std::vector<std::string>& invariants,
                             const std::vector<std::string>& properties = {}) {
  return test::load_spec(body, {invariants, properties, {}});
}

TEST(Prove, TakesInductiveInvariantsAsTheyStand) {
  const auto attempt = prove(load("VARIABLE x\nInit == x = 0\nNext == x' = 1 - x\nInv == x \\in 0..1", {"Inv"}), {});
  ASSERT_TRUE(attempt.found);
  EXPECT_EQ(attempt.found->engine, "induction");
  EXPECT_TRUE(attempt.found->lemmas.empty());
}

TEST(Prove, ProvesNothingOfTheNumberOfSteps) {
  const auto attempt = prove(load("VARIABLE x\nInit == x = 0\nNext == x' = IF TLCGet(\"level\") > 4 THEN 7 ELSE 1 - x\n"
                                  "Inv == x \\in 0..1",
                                  {"Inv"}),
                             {});
  EXPECT_FALSE(attempt.found);
  // A violation can be found all the same.
  ASSERT_TRUE(std::holds_alternative<Violated>(attempt.result.verdict));
  EXPECT_EQ(std::get<Violated>(attempt.result.verdict).step, 5U);
}

TEST(Prove, ProvesNothingWhereAConstraintHasNoValue) {
  const auto attempt = prove(test::load_spec("VARIABLE x\nInit == x = 0\nNext == x' = (x + 1) % 3\nInv == x \\in 0..2\n"
                                             "Bound == x < 1 \\/ \"a\" < 1",
                                             {{}, {}, "INIT Init NEXT Next INVARIANT Inv CONSTRAINT Bound"}),
                             {});
  EXPECT_FALSE(attempt.found);
  ASSERT_TRUE(std::holds_alternative<Violated>(attempt.result.verdict));
  EXPECT_EQ(std::get<Violated>(attempt.result.verdict).kind, ViolationKind::Undefined);
}

TEST(Prove, FindsLemmas) {
  // x and y move together; that they are never apart needs a lemma about z.
  const auto attempt =
      prove(load("VARIABLES x, y\nInit == x = 0 /\\ y = 0\nNext == x' = (x + 1) % 3 /\\ y' = IF x = 2 THEN 0 ELSE y + 1\n"
                 "TypeOK == x \\in 0..2 /\\ y \\in 0..3\nInv == TypeOK /\\ y # 3",
                 {"Inv"}),
            {});
  ASSERT_TRUE(attempt.found);
  EXPECT_FALSE(attempt.found->lemmas.empty());
}

TEST(Prove, ListsFewStatesWithinConstraints) {
  // Those that are reached have nothing in common that could be said shortly.
  constexpr double kSeconds = 12;  // a quarter of it for lemmas
  const std::string body =
      "VARIABLES x, y\nInit == x = 0 /\\ y = 0\nNext == x' = x + 1 /\\ y' = (7 * y + 3 * x * x + 1) % 61\n"
      "Small == x < 20\nInv == x \\in 0..20 /\\ y \\in 0..60 /\\ ~(x = 20 /\\ y = 1)";
  const auto attempt = prove(test::load_spec(body, {{}, {}, "INIT Init NEXT Next INVARIANT Inv CONSTRAINT Small"}), {},
                             Budget({kSeconds, {}, nullptr, {}}));
  ASSERT_TRUE(attempt.found);
  EXPECT_EQ(attempt.found->engine, "exhaustion");
}

TEST(Prove, FindsEquationsBetweenIntegersWithoutBound) {
  const auto attempt =
      prove(load("VARIABLES x, y, at\nInit == x = 0 /\\ y = 0 /\\ at = \"a\"\n"
                 "Next == \\/ at = \"a\" /\\ x' = x + 2 /\\ at' = \"b\" /\\ UNCHANGED y\n"
                 "        \\/ at = \"b\" /\\ y' = y + 1 /\\ at' = \"a\" /\\ UNCHANGED x\nInv == at = \"a\" => x <= 2 * y",
                 {"Inv"}),
            {});
  ASSERT_TRUE(attempt.found);
  EXPECT_EQ(attempt.found->engine, "lemmas");
  // at = "b" adds two.
  EXPECT_EQ(attempt.found->lemmas, std::vector<std::string>{"x = 2 * y + 2 * (IF at = \"b\" THEN 1 ELSE 0)"});
}

TEST(Prove, FindsLemmasForActionProperties) {
  const auto attempt =
      prove(load("VARIABLES x, y\nInit == x = 0 /\\ y = 0\nNext == x' = (x + 1) % 3 /\\ y' = IF x = 2 THEN 0 ELSE (y + 1) % 4\n"
                 "Inv == x \\in 0..2 /\\ y \\in 0..3\nSmall == [][y' # 3]_y",
                 {"Inv"}, {"Small"}),
            {});
  ASSERT_TRUE(attempt.found);
  EXPECT_FALSE(attempt.found->lemmas.empty());
}

// A state of which one step leads to d = 5 has y = -5 or x - y = 5; those of the first kind take two.
constexpr const char* kExchange =
    "VARIABLES x, y, d\nInit == x = 1 /\\ y = 2 /\\ d = 0\nExchange == x' = 2 * y /\\ y' = 2 * x /\\ d' = x - y\n"
    "Next == Exchange \\/ (x' = 0 /\\ UNCHANGED <<y, d>>)\nTypes == x \\in Int /\\ y \\in Int /\\ d \\in Int\nNever == d # 5";

TEST(Prove, LooksAsFarAheadAsItTakes) {
  const auto attempt = prove(load(kExchange, {"Types", "Never"}), {});
  ASSERT_TRUE(attempt.found);
  EXPECT_EQ(attempt.found->engine, "k-induction");
  EXPECT_EQ(attempt.found->lemmas.back(), "~(ENABLED (Next /\\ (~Never)'))");
}

TEST(Prove, FindsNothingForWhatIsFalse) {
  const auto attempt =
      prove(load("VARIABLES x, y\nInit == x = 0 /\\ y = 0\nNext == x' = (x + 1) % 12 /\\ y' = IF x = 11 THEN 1 ELSE y\n"
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

constexpr const char* kWorkers =
    "VARIABLES n, done, at, held\nInit == n = 0 /\\ done = 0 /\\ at = [p \\in 1..2 |-> \"out\"] /\\ held = FALSE\n"
    "Enter(p) == at[p] = \"out\" /\\ ~held /\\ held' = TRUE /\\ at' = [at EXCEPT ![p] = \"in\"] /\\ UNCHANGED <<n, done>>\n"
    "Work(p) == at[p] = \"in\" /\\ n' = n + p /\\ at' = [at EXCEPT ![p] = \"left\"] /\\ UNCHANGED <<done, held>>\n"
    "Leave(p) == at[p] = \"left\" /\\ held' = FALSE /\\ done' = done + p /\\ at' = [at EXCEPT ![p] = \"out\"] /\\ UNCHANGED n\n"
    "Next == \\E p \\in 1..2 : Enter(p) \\/ Work(p) \\/ Leave(p)\n"
    "Types == n \\in Int /\\ done \\in Int /\\ at \\in [1..2 -> {\"out\", \"in\", \"left\"}] /\\ held \\in BOOLEAN";

/// Simple lemmas are true of behaviours, as the bounded search sees them.
TEST(Lemmas, HoldInReachableStates) {
  frontend::Specification specification = solver::load(kWorkers, {"Types"});
  const solver::Budget budget;
  ProofProblem problem(specification, {}, budget);
  const auto linear = LinearLemmas(problem).find();
  const auto pairs = Houdini(problem, Houdini::Kind::Pairs).find();
  const auto comparisons = Houdini(problem, Houdini::Kind::Comparisons).find();
  std::vector<std::string> texts;
  for (const auto* lemmas : {&linear, &pairs, &comparisons}) {
    EXPECT_FALSE(lemmas->empty());
    for (const Lemma& lemma : *lemmas) texts.push_back(text_of(problem, lemma));
  }
  const std::string added = "n = done + (IF at[1] = \"left\" THEN 1 ELSE 0) + 2 * (IF at[2] = \"left\" THEN 1 ELSE 0)";
  EXPECT_NE(std::find(texts.begin(), texts.end(), added), texts.end());

  solver::CheckOptions options;
  options.length = 7;
  const solver::CheckResult checked = solver::check(solver::load(kWorkers, texts), options);
  EXPECT_TRUE(std::holds_alternative<solver::NoViolationUpTo>(checked.verdict));
}

TEST(KInduction, LooksNoFartherThanItTakes) {
  frontend::Specification specification = solver::load(solver::kExchange, {"Types", "Never"});
  specification.model.check_deadlock = false;
  const solver::Budget budget;
  ProofProblem problem(specification, {}, budget);
  const auto lemmas = KInduction(problem).find();
  ASSERT_EQ(lemmas.size(), 2U);
  EXPECT_EQ(text_of(problem, lemmas[0]), "~(ENABLED (Next /\\ (~Never)'))");
  EXPECT_EQ(text_of(problem, lemmas[1]), "~(ENABLED (Next /\\ (~(~(ENABLED (Next /\\ (~Never)'))))'))");
  EXPECT_TRUE(problem.ask({problem.bad()}));
  for (const Lemma& lemma : lemmas) problem.add_lemma(lemma);
  EXPECT_FALSE(problem.ask({problem.known(), problem.bad()}));
}

TEST(KInduction, ProvesThatThereIsNoDeadlock) {
  frontend::Specification specification =
      solver::load("VARIABLE x\nInit == x = 0\nNext == x # 7 /\\ x' = 2 * x\nTypes == x \\in Int", {"Types"});
  const solver::Budget budget;
  ProofProblem problem(specification, {}, budget);
  const auto lemmas = KInduction(problem).find();
  ASSERT_EQ(lemmas.size(), 1U);
  EXPECT_EQ(text_of(problem, lemmas[0]), "ENABLED Next");
}

TEST(KInduction, ProvesPropertiesOfSteps) {
  frontend::Specification specification = solver::load(
      "VARIABLES x, y\nInit == x = 0 /\\ y = 0\nNext == x' = 2 * x /\\ y' = x + y\nTypes == x \\in Int /\\ y \\in Int\n"
      "Even == [][y' - y # 3]_y",
      {"Types"}, {"Even"});
  specification.model.check_deadlock = false;
  const solver::Budget budget;
  ProofProblem problem(specification, {}, budget);
  const auto lemmas = KInduction(problem).find();
  ASSERT_EQ(lemmas.size(), 1U);
  EXPECT_EQ(text_of(problem, lemmas[0]), "~(ENABLED (Next /\\ (~[y' - y /= 3]_y)))");
}

TEST(KInduction, FindsNothingForWhatNoNumberOfStepsShows) {
  frontend::Specification specification = solver::load(
      "VARIABLES x, y\nInit == x = 0 /\\ y = 0\nNext == x' = x + 1 /\\ y' = y + 1\nTypes == x \\in Int /\\ y \\in Int\n"
      "Together == x = 40 => y = 40",
      {"Types", "Together"});
  const solver::Budget budget;
  ProofProblem problem(specification, {}, budget);
  EXPECT_TRUE(KInduction(problem).find().empty());
}

TEST(AbstractReachability, ListsTheStatesThatCanBeReached) {
  const std::string ring =
      "VARIABLES a, b, c\nInit == a = FALSE /\\ b = FALSE /\\ c = FALSE\nNext == a' = ~c /\\ b' = a /\\ c' = b\n"
      "Types == {a, b, c} \\subseteq BOOLEAN /\\ a \\in BOOLEAN /\\ b \\in BOOLEAN /\\ c \\in BOOLEAN";
  frontend::Specification specification = solver::load(ring, {"Types"});
  const solver::Budget budget;
  ProofProblem problem(specification, {}, budget);
  const auto all = AbstractReachability(problem).find();
  ASSERT_EQ(all.size(), 1U);
  // Six of eight.
  const std::string text = text_of(problem, all.front());
  EXPECT_EQ(std::count(text.begin(), text.end(), 'a'), 6) << text;
  EXPECT_FALSE(problem.ask({problem.initial(), problem.terms().negate(all.front().now)}));
  EXPECT_FALSE(problem.ask({problem.step_condition(), all.front().now, problem.terms().negate(all.front().next)}));
  const auto attempt = solver::prove(solver::load(ring, {"Types", text, "~(a /\\ ~b /\\ c)"}), {});
  ASSERT_TRUE(attempt.found);
  EXPECT_EQ(attempt.found->engine, "induction");
}

TEST(AbstractReachability, GivesUpWhereIntegersHaveNoBound) {
  frontend::Specification specification =
      solver::load("VARIABLE n\nInit == n = 0\nNext == n' = n + 1\nInv == n \\in Nat", {"Inv"});
  const solver::Budget budget;
  ProofProblem problem(specification, {}, budget);
  EXPECT_TRUE(AbstractReachability(problem).find().empty());
}

/// Only what the proof needs, and nothing less.
TEST(Lemmas, AreReducedToWhatIsNeeded) {
  frontend::Specification specification =
      solver::load(std::string(kWorkers) + "\nQuiet == Types /\\ (~held => n = done)", {"Quiet"});
  const solver::Budget budget;
  ProofProblem problem(specification, {}, budget);
  std::vector<Lemma> found = LinearLemmas(problem).find();
  for (Lemma& lemma : Houdini(problem, Houdini::Kind::Pairs).find()) found.push_back(std::move(lemma));
  const std::vector<Lemma> kept = minimise_lemmas(problem, found);
  EXPECT_LT(kept.size(), found.size());
  std::vector<TermId> question{problem.bad()};
  for (const Lemma& lemma : kept) question.push_back(lemma.now);
  EXPECT_FALSE(problem.ask(question));
  for (const Lemma& broken : kept) {
    question = {problem.continued(), problem.step_condition(), problem.terms().negate(broken.next)};
    for (const Lemma& lemma : kept) question.push_back(lemma.now);
    EXPECT_FALSE(problem.ask(question)) << text_of(problem, broken);
  }
}

}  // namespace
}  // namespace tlaloc::engine

namespace tlaloc::engine {
namespace {

TEST(Pdr, FindsClausesOfThreeLiterals) {
  // Of a, b and c no two are inductive without the third.
  frontend::Specification specification = solver::load(
      "VARIABLES a, b, c, bad\nInit == a = FALSE /\\ b = FALSE /\\ c = FALSE /\\ bad = FALSE\n"
      "Next == \\/ ~(b /\\ c) /\\ a' = TRUE /\\ UNCHANGED <<b, c, bad>>\n        \\/ ~(a /\\ c) "
      "/\\ b' = TRUE /\\ UNCHANGED <<a, c, bad>>\n"
      "        \\/ ~(a /\\ b) /\\ c' = TRUE /\\ UNCHANGED <<a, b, bad>>\n        \\/ bad' = (a /\\ "
      "b /\\ c) /\\ UNCHANGED <<a, b, c>>\n"
      "Inv == a \\in BOOLEAN /\\ b \\in BOOLEAN /\\ c \\in BOOLEAN /\\ bad = FALSE",
      {"Inv"});
  const solver::Budget budget;
  ProofProblem problem(specification, {}, budget);
  const PdrOutcome outcome = Pdr(problem, {}).run();
  ASSERT_EQ(outcome.kind, PdrOutcome::Kind::Inductive);
  ASSERT_EQ(outcome.excluded.size(), 1U);
  EXPECT_EQ(text_of(problem, exclude_orbit(problem, outcome.excluded.front())), "~(a /\\ b /\\ c)");
}

/// All cubes that PDR excludes must exclude no state that a walk from Init visits: checked on the atoms' texts by counting.
TEST(Pdr, ExcludesNoReachableState) {
  frontend::Specification specification = solver::load(
      "VARIABLES a, b\nInit == a = FALSE /\\ b = \"p\"\n"
      "Next == a' = ~a /\\ b' = IF b = \"p\" THEN \"q\" ELSE IF b = \"q\" THEN \"p\" ELSE \"r\"\n"
      "Inv == a \\in BOOLEAN /\\ b \\in {\"p\", \"q\", \"r\"} /\\ (a => b # \"p\")",
      {"Inv"});
  const solver::Budget budget;
  ProofProblem problem(specification, {}, budget);
  const PdrOutcome outcome = Pdr(problem, {}).run();
  ASSERT_EQ(outcome.kind, PdrOutcome::Kind::Inductive);
  interpret::Interpreter interpreter(specification.program, {});
  for (const interpret::State& state : {interpret::State{Value::boolean(false), Value::string("p")},
                                        interpret::State{Value::boolean(true), Value::string("q")}}) {
    for (const Orbit& orbit : outcome.excluded) {
      ASSERT_EQ(orbit.size(), 1U);
      bool inside = true;
      for (const Literal literal : orbit.front()) {
        const auto holds = interpreter.holds(problem.atoms()[literal.atom].expr, &state);
        inside &= std::get<bool>(holds) == literal.positive;
      }
      EXPECT_FALSE(inside) << "a reachable state is excluded";
    }
  }
}

}  // namespace
}  // namespace tlaloc::engine

// What `check` says of small specifications: at which depth, of which property, and why.
#include <gtest/gtest.h>

#include <set>

#include "solver/engine/simulation.h"
#include "solver/solver.h"
#include "tests/frontend/load_fixture.h"

namespace tlaloc::solver {
namespace {

class CheckTest : public test::LoadTest {
 protected:
  CheckTest() { check.length = 5; }

  /// Checks a module with this body: `Init`, `Next`, and `Inv` when it is defined.
  CheckResult run(const std::string& body, const std::string& more_config = {}) {
    const bool has_invariant = body.find("Inv ==") != std::string::npos;
    file("Spec", "EXTENDS Integers, Sequences, FiniteSets, TLC\n" + body);
    config("INIT Init NEXT Next " + std::string(has_invariant ? "INVARIANT Inv " : "") + more_config);
    if (!load()) throw std::runtime_error(messages());
    return solver::check(*loaded.specification, check, Budget(limits));
  }

  static std::string text(const Verdict& verdict) {
    if (const auto* violated = std::get_if<Violated>(&verdict)) {
      static constexpr const char* kKinds[] = {"false",      "false step", "false behaviour", "false initially", "deadlock",
                                               "assumption", "undefined",  "undefined",       "undefined",       "assertion"};
      return std::string(kKinds[static_cast<int>(violated->kind)]) + " at " + std::to_string(violated->step);
    }
    if (const auto* proved = std::get_if<Proved>(&verdict)) return "proved: " + proved->reason;
    if (const auto* bound = std::get_if<NoViolationUpTo>(&verdict)) return "none up to " + std::to_string(bound->steps);
    return "unknown: " + std::get<Unknown>(verdict).why.text;
  }
  std::string verdict(const std::string& body, const std::string& more_config = {}) {
    return text(run(body, more_config).verdict);
  }
  static std::string of(const CheckResult& result, const std::string& property) {
    for (const PropertyVerdict& p : result.properties) {
      if (p.name == property) return text(p.verdict);
    }
    return "absent";
  }

  CheckOptions check;
  Budget::Limits limits;
};

const std::string kCounter = "VARIABLE x\nInit == x = 0\nNext == x' = x + 1\n";

TEST_F(CheckTest, FindsTheShortestViolation) {
  EXPECT_EQ(verdict("VARIABLE x\nInit == x = 0\nNext == x' = x + 1 \\/ x' = x + 2\nInv == x < 5"), "false at 3");
}

TEST_F(CheckTest, LooksAtInitialStates) { EXPECT_EQ(verdict(kCounter + "Inv == x > 0"), "false at 0"); }

TEST_F(CheckTest, StopsAtTheGivenLength) { EXPECT_EQ(verdict(kCounter + "Inv == x < 6"), "none up to 5"); }

TEST_F(CheckTest, FindsTheViolationAtTheLastStep) { EXPECT_EQ(verdict(kCounter + "Inv == x < 5"), "false at 5"); }

TEST_F(CheckTest, TellsOfEachViolationWhenItIsFound) {
  check.max_errors = 3;
  std::vector<std::string> told;
  check.found = [&](const Violated& violated) { told.push_back(violated.name + " " + std::to_string(violated.step)); };
  (void)run("VARIABLE x\nInit == x = 0\nNext == x' = x + 1\nInv == x < 4\nSoon == x < 2", "INVARIANT Soon");
  EXPECT_EQ(told, (std::vector<std::string>{"Soon 2", "Inv 4"}));
}

TEST_F(CheckTest, CopesWithManyModelValues) {
  std::string nodes;
  for (int i = 0; i < 5000; ++i) nodes += (i == 0 ? "n" : ", n") + std::to_string(i);
  check.length = 1;
  limits.seconds = 20;
  const std::string config = "CONSTANT Node = {" + nodes + "}";
  EXPECT_EQ(verdict("CONSTANT Node\nVARIABLE x\nInit == x = 0\nNext == x' = x\nInv == Node # {}", config), "none up to 1");
}

TEST_F(CheckTest, SimulatesWithinALimitOfMemory) {
  file("Spec", "VARIABLE x\nInit == x = 0\nNext == x' = x");
  config("INIT Init NEXT Next");
  ASSERT_TRUE(load());
  limits.megabytes = 1;
  const auto result = engine::simulate(*loaded.specification, check, 1'000'000'000, Budget(limits));
  EXPECT_TRUE(text(result.verdict).starts_with("unknown: memory limit of 1 MB")) << text(result.verdict);
}

TEST_F(CheckTest, KeepsAViolationWhenAStepIsRefused) {
  check.max_errors = 2;
  const auto result = run("VARIABLE x\nInit == x = 0\nNext == x' = CHOOSE y : y # x\nInv == x > 0");
  EXPECT_EQ(text(result.verdict), "false at 0");
}

TEST_F(CheckTest, FindsDeadlockWhereNoStepIsPossible) {
  EXPECT_EQ(verdict("VARIABLE x\nInit == x = 0\nNext == x < 3 /\\ x' = x + 1"), "deadlock at 3");
}

TEST_F(CheckTest, ProvesByExhaustionWhenDeadlockIsAllowed) {
  check.length.reset();
  EXPECT_EQ(verdict("VARIABLE x\nInit == x = 0\nNext == x < 3 /\\ x' = x + 1\nInv == x < 4", "CHECK_DEADLOCK FALSE"),
            "proved: all behaviours end within 3 steps");
}

TEST_F(CheckTest, EndsWhenAllStatesHaveBeenSeen) {
  check.length.reset();
  const std::string ring = "VARIABLE x\nInit == x = 0\nNext == x' = (x + 1) % 4\n";
  EXPECT_EQ(verdict(ring + "Inv == x < 4"), "proved: all states are reached within 3 steps");
  EXPECT_EQ(verdict(ring + "Inv == x < 3"), "false at 3");
  // Nothing is wrong with the states, but with the step that closes the ring.
  EXPECT_EQ(verdict(ring + "Up == [][x' > x]_x", "PROPERTY Up"), "false step at 4");
  // What counts steps does not depend on the state alone.
  EXPECT_EQ(verdict(ring + "Inv == TLCGet(\"level\") < 9"), "false at 8");
  // States that stutter are not stuck.
  EXPECT_EQ(verdict("VARIABLE x\nInit == x = 0\nNext == x' = IF x < 2 THEN x + 1 ELSE x\nInv == x < 3"),
            "proved: all states are reached within 2 steps");
}

TEST_F(CheckTest, ChecksStatesThatViolateAConstraintButDoesNotContinueThem) {
  check.length.reset();
  const std::string body = kCounter + "Small == x < 3\n";
  EXPECT_EQ(verdict(body + "Inv == x < 3", "CONSTRAINT Small"), "false at 3");
}

TEST_F(CheckTest, ConstraintsEndBehaviours) {
  check.length.reset();
  EXPECT_EQ(verdict(kCounter + "Small == x < 3\nInv == x < 4", "CONSTRAINT Small"),
            "proved: every behaviour that the constraints let go on ends within 3 steps");
}

TEST_F(CheckTest, StatesCutByAConstraintAreNoDeadlocks) {
  EXPECT_EQ(verdict("VARIABLE x\nInit == x = 0\nNext == x < 3 /\\ x' = x + 1\nSmall == x < 3", "CONSTRAINT Small"),
            "none up to 5");
}

TEST_F(CheckTest, ActionConstraintsCutSteps) {
  EXPECT_EQ(verdict(kCounter + "Early == x' < 3\nInv == x < 3", "ACTION_CONSTRAINT Early"), "false at 3");
}

TEST_F(CheckTest, ReportsUndefinedStepsWhereTheyAreTaken) {
  EXPECT_EQ(verdict("VARIABLE x\nInit == x = 2\nNext == x' = x - (1 \\div x)"), "none up to 5");
}

TEST_F(CheckTest, ReportsAnUndefinedStep) {
  EXPECT_EQ(verdict("VARIABLE x\nInit == x = 2\nNext == x' = x - 1 /\\ 1 \\div x > -5"), "undefined at 2");
}

TEST_F(CheckTest, ReportsWhatIsUndefinedBeforeAPrimedVariableIsReadTooEarly) {
  // The first set has no value; that the second waits for x', and that there is no step in the end, does not matter.
  EXPECT_EQ(verdict("VARIABLE x\nInit == x = 0\n"
                    "Next == (\\A a \\in (4 :> {0})[5], b \\in {x'} : a = b) /\\ x' = 1 /\\ x' = 2"),
            "undefined at 0");
}

TEST_F(CheckTest, ReportsAnUndefinedInvariant) {
  EXPECT_EQ(verdict("VARIABLE x\nInit == x = 2\nNext == x' = x - 1\nInv == 1 \\div x > -5"), "undefined at 2");
}

TEST_F(CheckTest, ReportsAFailedAssertion) {
  EXPECT_EQ(verdict(kCounter + "Inv == Assert(x < 2, \"too large\")"), "assertion at 2");
}

TEST_F(CheckTest, ReportsEachPropertyAtItsOwnDepth) {
  check.max_errors = 10;
  const CheckResult result = run(kCounter + "Inv == x < 4\nFirst == x < 2\nNever == x < 9", "INVARIANTS First Never");
  EXPECT_EQ(text(result.verdict), "false at 2");
  EXPECT_EQ(of(result, "Inv"), "false at 4");
  EXPECT_EQ(of(result, "First"), "false at 2");
  EXPECT_EQ(of(result, "Never"), "none up to 5");
}

TEST_F(CheckTest, StopsAfterTheFirstViolation) {
  const CheckResult result = run(kCounter + "Inv == x < 4\nFirst == x < 2", "INVARIANT First");
  EXPECT_EQ(of(result, "Inv"), "unknown: stopped after First");
}

TEST_F(CheckTest, NamesTheLimitThatCutTheSearch) {
  std::atomic<bool> stop = true;
  limits.stop = &stop;
  EXPECT_EQ(verdict(kCounter + "Inv == x < 4"), "unknown: interrupted");
}

TEST_F(CheckTest, GivesUpAtTheTimeout) {
  check.length.reset();
  limits.seconds = 0.2;
  EXPECT_EQ(verdict(kCounter + "Inv == x < 1000000"), "unknown: timeout after 0.2 s");
}

TEST_F(CheckTest, JobsDoNotChangeTheAnswer) {
  check.jobs = 2;
  EXPECT_EQ(verdict("VARIABLE x\nInit == x = 0\nNext == x' = x + 1 \\/ x' = x + 2\nInv == x < 5"), "false at 3");
}

TEST_F(CheckTest, SaysWhenThereIsNoInitialState) {
  check.length.reset();
  const CheckResult result = run("VARIABLE x\nInit == x \\in {}\nNext == x' = x\nInv == FALSE");
  EXPECT_EQ(text(result.verdict), "proved: no state satisfies the initial predicate");
  EXPECT_TRUE(result.statistics.no_initial_state);
}

TEST_F(CheckTest, NamesActionsThatAreNeverEnabled) {
  const CheckResult result =
      run("VARIABLE x\nInit == x = 0\nUp == x' = 1 - x\nFar == x > 1 /\\ x' = 0\nNext == Up \\/ Far\nInv == x < 2");
  EXPECT_EQ(result.statistics.never_enabled, std::vector<std::string>{"Far"});
}

TEST_F(CheckTest, CountsWhatEachDepthTook) {
  const std::string bounded =
      "VARIABLES x, y\nInit == x \\in 0..3 /\\ y \\in 0..3\n"
      "Next == x' \\in 0..3 /\\ y' \\in 0..3 /\\ x + y' = 3 /\\ x' # y\nInv == x + y < 7";
  check.length = 3;
  const Statistics first = run(bounded).statistics;
  const Statistics second = run(bounded).statistics;
  ASSERT_EQ(first.by_depth.size(), 4U);
  EXPECT_EQ(first.solvers, std::vector<std::string>{"cadical"});
  ASSERT_TRUE(first.clauses.has_value());
  EXPECT_EQ(first.clauses->variables, first.by_depth.back().clauses->variables);
  std::uint64_t before = 0;
  double megabytes = 1;
  for (std::size_t depth = 0; depth < 4; ++depth) {
    const DepthStatistics& here = first.by_depth[depth];
    const DepthStatistics& again = second.by_depth[depth];
    EXPECT_EQ(here.solvers, again.solvers);
    ASSERT_TRUE(here.clauses.has_value());
    EXPECT_EQ(here.clauses->variables, again.clauses->variables);
    EXPECT_EQ(here.clauses->clauses, again.clauses->clauses);
    EXPECT_EQ(here.clauses->learned, again.clauses->learned);
    EXPECT_GT(here.clauses->variables, before) << depth;
    EXPECT_GE(here.peak_megabytes, megabytes);
    before = here.clauses->variables;
    megabytes = here.peak_megabytes;
  }
}

TEST_F(CheckTest, NamesAllSolversThatAnswered) {
  const CheckResult result = run("VARIABLE x\nInit == x \\in {0, 1}\nNext == \\E d \\in Nat : x' = x + d\nInv == x >= 0");
  EXPECT_EQ(result.statistics.solvers, (std::vector<std::string>{"cadical", "z3-smt"}));
  EXPECT_FALSE(result.statistics.clauses.has_value());
  std::set<std::string> at_depths;
  for (const DepthStatistics& depth : result.statistics.by_depth) at_depths.insert(depth.solvers.begin(), depth.solvers.end());
  EXPECT_EQ(at_depths, (std::set<std::string>{"cadical", "z3-smt"}));
}

TEST_F(CheckTest, AFalseAssumptionComesFirst) {
  EXPECT_EQ(verdict(kCounter + "ASSUME 1 > 2\nInv == x < 0"), "assumption at 0");
}

TEST_F(CheckTest, ExplainsTheSmallestFalsePart) {
  const CheckResult result = run(kCounter + "Inv == /\\ x >= 0\n       /\\ \\A y \\in {1, 7} : x < y");
  const auto* violated = std::get_if<Violated>(&result.verdict);
  ASSERT_NE(violated, nullptr);
  ASSERT_TRUE(violated->explanation.has_value());
  EXPECT_EQ(violated->explanation->text, "x < y");
  ASSERT_EQ(violated->explanation->bindings.size(), 1U);
  EXPECT_EQ(violated->explanation->bindings.front().second, Value::integer(1));
}

// ---- how Init and Next are read

TEST_F(CheckTest, ReadsAConjunctThatNeedsALaterAssignmentAfterIt) {
  EXPECT_EQ(verdict("VARIABLES x, y\nInit == x = 0 /\\ y = 0\nNext == y' = x' + 1 /\\ x' = x + 1\nInv == y < 3"), "false at 2");
}

TEST_F(CheckTest, ASecondAssignmentConstrains) {
  EXPECT_EQ(verdict("VARIABLE x\nInit == x = 0\nNext == x' \\in 0..3 /\\ x' = x + 1\nInv == x < 3"), "false at 3");
}

TEST_F(CheckTest, AnArmThatAssignsLessIsUndefinedWhereItIsTaken) {
  EXPECT_EQ(verdict("VARIABLES x, y\nInit == x = 0 /\\ y = 0\n"
                    "Next == x' = x + 1 /\\ IF x = 2 THEN TRUE ELSE y' = y"),
            "undefined at 2");
}

TEST_F(CheckTest, ADisjunctionInsideAConjunctionSplits) {
  EXPECT_EQ(verdict("VARIABLES x, y\nInit == x = 0 /\\ y = 0\n"
                    "Next == (x' = x + 1 \\/ x' = x) /\\ (y' = y + x' \\/ y' = y)\nInv == y < 3"),
            "false at 2");
}

TEST_F(CheckTest, InitMayChoose) {
  EXPECT_EQ(verdict("VARIABLES x, y\nInit == \\E n \\in 1..3 : x = n /\\ y \\in {n, n + 1}\nNext == UNCHANGED <<x, y>>\n"
                    "Inv == x + y < 7"),
            "false at 0");
}

TEST_F(CheckTest, ChooseIsTheFirstWitness) {
  EXPECT_EQ(
      verdict("VARIABLE x\nInit == x = {3, 5, 4}\nNext == x # {} /\\ x' = x \\ {CHOOSE y \\in x : y > 3}\nInv == 4 \\in x"),
      "false at 1");
}

TEST_F(CheckTest, AtStandsForTheOldPart) {
  EXPECT_EQ(
      verdict("VARIABLE f\nInit == f = [a |-> <<1, 2>>, b |-> 0]\nNext == f' = [f EXCEPT !.a[1] = @ + 1, !.b = @ + f.a[1]]\n"
              "Inv == f.b < 3"),
      "false at 2");
}

TEST_F(CheckTest, AHugeIntervalIsAChoice) {
  EXPECT_EQ(verdict("VARIABLE x\nInit == x = 0\nNext == x' \\in 1..10^30\nInv == x < 10^30"), "false at 1");
}

// ---- what has no value

TEST_F(CheckTest, ElementsOfASetAreComparedAllTheWayDown) {
  EXPECT_EQ(verdict("VARIABLE x\nInit == x \\in {1, 2}\nNext == UNCHANGED x\n"
                    "Inv == LET y == IF x = 1 THEN 1 ELSE x IN Cardinality({<<y, 1>>, <<\"b\", 1>>}) = 2"),
            "undefined at 0");
}

TEST_F(CheckTest, AFilterThatKeepsNothingMayBeAskedAboutAnything) {
  EXPECT_EQ(verdict("VARIABLE x\nInit == x = 0\nNext == x' = x + 1\nInv == \"a\" \\notin {y \\in {1, 2} : y < x - 3}"),
            "undefined at 5");
}

TEST_F(CheckTest, AFieldThatDiffersTellsRecordsApartWhateverTheOthersAre) {
  const auto compared = [&](const std::string& first, const std::string& second) {
    return verdict("VARIABLE x\nInit == x = " + first + "\nNext == UNCHANGED x\nInv == x # " + second);
  };
  EXPECT_EQ(compared("[zz1 |-> 1, aa1 |-> 2]", "[zz1 |-> 2, aa1 |-> \"s\"]"), "none up to 5");
  EXPECT_EQ(compared("[aa2 |-> 1, zz2 |-> 2]", "[aa2 |-> 2, zz2 |-> \"s\"]"), "none up to 5");
  EXPECT_EQ(compared("[zz3 |-> 1, aa3 |-> 2]", "[zz3 |-> 1, aa3 |-> \"s\"]"), "undefined at 0");
  const std::string messages =
      "VARIABLE x\nInit == x \\in {[kind |-> \"n\", body |-> 1], [kind |-> \"t\", body |-> \"s\"]}\n"
      "Next == UNCHANGED x\n";
  EXPECT_EQ(verdict(messages + "Inv == x # [kind |-> \"q\", body |-> TRUE]"), "none up to 5");
  EXPECT_EQ(verdict(messages + "Inv == x # [kind |-> \"n\", body |-> \"s\"]"), "undefined at 0");
  EXPECT_EQ(verdict(messages + "Inv == x \\in {[kind |-> \"n\", body |-> 1], [kind |-> \"t\", body |-> \"s\"]}"),
            "none up to 5");
}

TEST_F(CheckTest, AnEmptyIntervalMayBeAskedAboutAnything) {
  EXPECT_EQ(verdict(kCounter + "Inv == {1} \\notin x .. 2 - x"), "undefined at 0");
  EXPECT_EQ(verdict("VARIABLE x\nInit == x \\in 2..3\nNext == UNCHANGED x\nInv == {1} \\notin x .. 1"), "none up to 5");
}

TEST_F(CheckTest, PickedValuesOfSeveralKindsAreTakenApart) {
  EXPECT_EQ(verdict("CONSTANT Empty\nVARIABLE x\nInit == x \\in {Empty, {1}, {1, 2}}\nNext == UNCHANGED x\n"
                    "Inv == x # Empty => Cardinality(SUBSET x) < 3\n",
                    "CONSTANT Empty = Empty"),
            "false at 0");
}

TEST_F(CheckTest, AFieldMayRangeOverASetInSomeCasesOnly) {
  EXPECT_EQ(verdict("VARIABLE x\nInit == x = 0\nNext == x' = x + 1\n"
                    "Inv == [a |-> 1] \\in [a : IF x < 3 THEN {x, 1} ELSE x]"),
            "undefined at 3");
}

TEST_F(CheckTest, OneOfTwoSetsKeepsRefusingTheOthersElements) {
  EXPECT_EQ(verdict("VARIABLE x\nInit == x = 0\nNext == x' = x + 1\n"
                    "Inv == 5 \\in IF x < 3 THEN Nat ELSE {ToString(x)}"),
            "undefined at 3");
}

}  // namespace
}  // namespace tlaloc::solver

#include <gtest/gtest.h>

#include "frontend/frontend.h"
#include "frontend/source/source_file.h"
#include "solver/strategy/check_induction.h"
#include "tests/support/load_spec.h"

namespace tlaloc::solver {
namespace {

using CellAnswer = InductionCell::Answer;
using Kind = CounterexampleToInduction::Kind;

/// Loads a module body whose behaviour is Init and Next, and checks these invariants.
Induction induct(const std::string& body, const std::vector<std::string>& invariants,
                 const std::vector<std::string>& implied = {}, const std::vector<std::string>& constraints = {},
                 bool deadlock = false, const std::vector<std::string>& properties = {}, std::uint32_t jobs = 1) {
  MemoryFiles files;
  files.add("Test.tla", "---- MODULE Test ----\nEXTENDS Integers, Sequences, FiniteSets, TLC\n" + body + "\n====\n");
  frontend::LoadOptions load;
  load.spec_path = "Test.tla";
  load.init = "Init";
  load.next = "Next";
  load.invariants = invariants;
  load.implied = implied;
  load.constraints = constraints;
  load.properties = properties;
  SourceManager sources;
  DiagnosticSink sink;
  const auto loaded = frontend::load(load, files, sources, sink);
  if (!loaded.specification) {
    for (const Diagnostic& diagnostic : sink.all()) ADD_FAILURE() << render(diagnostic, sources, false);
    return {};
  }
  InductOptions options;
  options.length = 3;
  options.deadlock = deadlock;
  options.jobs = jobs;
  return solver::induct(*loaded.specification, options);
}

bool is_proved(const Induction& induction) { return std::holds_alternative<Proved>(induction.verdict); }
bool is_refuted(const Induction& induction) { return std::holds_alternative<NotInductive>(induction.verdict); }

TEST(Induct, ProvesWhatIsInductive) {
  const Induction result = induct("VARIABLE x\nInit == x = 0\nNext == x' = (x + 2) % 6\nInv == x \\in {0, 2, 4}", {"Inv"});
  EXPECT_TRUE(is_proved(result));
  EXPECT_EQ(result.proved, (std::vector<std::string>{"Inv"}));
  EXPECT_EQ(result.columns, (std::vector<std::string>{"Init", "Next"}));
  EXPECT_TRUE(result.counterexamples.empty());
}

TEST(Induct, StartsFromStatesThatNoBehaviourReaches) {
  // 1, 3 and 5 are never reached, but admitted: from 5 a step leads to 7 % 6 = 1, from 3 to 5; so this one holds,
  const std::string spec = "VARIABLE x\nInit == x = 0\nNext == x' = (x + 2) % 6\n";
  EXPECT_TRUE(is_proved(induct(spec + "Inv == x \\in 0..5", {"Inv"})));
  // and this one fails from 3, although 5 is never reached either.
  const Induction result = induct(spec + "Inv == x \\in 0..5 /\\ x # 5", {"Inv"});
  EXPECT_TRUE(is_refuted(result));
  ASSERT_EQ(result.counterexamples.size(), 1U);
  EXPECT_EQ(result.counterexamples[0].kind, Kind::Step);
  EXPECT_EQ(result.counterexamples[0].formula, "Inv!2");
  EXPECT_EQ(result.counterexamples[0].trace.steps.at(0).state.at(0), Value::integer(3));
  EXPECT_FALSE(result.reachable);
  EXPECT_EQ(result.searched, 3U);
}

TEST(Induct, SaysWhenABehaviourDoesTheSame) {
  const Induction result = induct("VARIABLE x\nInit == x = 0\nNext == x' = x + 1\nInv == x \\in 0..2", {"Inv"});
  EXPECT_TRUE(is_refuted(result));
  ASSERT_TRUE(result.reachable);
  EXPECT_EQ(result.reachable->step, 3U);
}

TEST(Induct, SplitsByConjunctAndAction) {
  const Induction result = induct(
      "VARIABLES x, y\nInit == x = 0 /\\ y = 0\nA == x' = x + 1 /\\ y' = y\nB == y' = y + 1 /\\ x' = x\nNext == A \\/ B\n"
      "TypeOK == x \\in Nat /\\ y \\in Nat\nXSmall == x <= 3\nInv == TypeOK /\\ XSmall",
      {"Inv"});
  ASSERT_EQ(result.conjuncts.size(), 3U);
  EXPECT_EQ(result.columns, (std::vector<std::string>{"Init", "A", "B"}));
  EXPECT_EQ(result.conjuncts[0].name, "TypeOK!1");
  EXPECT_EQ(result.conjuncts[2].name, "XSmall");
  EXPECT_EQ(result.conjuncts[2].cells[1].answer, CellAnswer::Fails);
  EXPECT_EQ(result.conjuncts[2].cells[2].answer, CellAnswer::Holds);
}

TEST(Induct, KeepsCounterexamplesSmall) {
  const Induction result = induct(
      "VARIABLES sent, n\nInit == sent = {} /\\ n = 0\nNext == \\E m \\in 1..6 : sent' = sent \\cup {m} /\\ n' = n + 1\n"
      "Inv == sent \\subseteq 1..6 /\\ n \\in Int /\\ Cardinality(sent) <= 2",
      {"Inv"});
  ASSERT_EQ(result.counterexamples.size(), 1U);
  const auto& before = result.counterexamples[0].trace.steps.at(0).state;
  EXPECT_EQ(before.at(0).cardinality(), Integer(2));
  EXPECT_EQ(before.at(1), Value::integer(0));
}

TEST(Induct, CountsWhatHasNoValueAfterAStepAsAFailure) {
  const Induction result = induct(
      "VARIABLES i, f\nInit == i = 1 /\\ f = [k \\in 1..2 |-> TRUE]\nNext == i' = i + 1 /\\ f' = f\n"
      "Inv == i \\in Nat /\\ f \\in [1..2 -> {TRUE}] /\\ f[i]",
      {"Inv"});
  EXPECT_TRUE(is_refuted(result));
  ASSERT_FALSE(result.counterexamples.empty());
  EXPECT_EQ(result.conjuncts[2].cells[1].answer, CellAnswer::Undefined);
}

TEST(Induct, AsksForLaterConjunctsOnlyWhereEarlierOnesHold) {
  // f[i] has no value where i = 3, but `i \in 1..2` comes first and fails there itself.
  const Induction result = induct(
      "VARIABLES i, f\nInit == i = 1 /\\ f = [k \\in 1..2 |-> TRUE]\nNext == i' = i + 1 /\\ f' = f\n"
      "Inv == i \\in 1..2 /\\ f \\in [1..2 -> BOOLEAN] /\\ f[i]",
      {"Inv"});
  EXPECT_EQ(result.conjuncts[0].cells[1].answer, CellAnswer::Fails);
  EXPECT_NE(result.conjuncts[2].cells[1].answer, CellAnswer::Undefined);
}

TEST(Induct, FailsWhereAConstraintHasNoValue) {
  const std::string spec = "VARIABLE x\nInit == x = 0\nNext == x' = (x + 1) % 3\nInv == x \\in 0..2\nSmall == x < 2\n";
  // Where it is FALSE a state is not continued; where it has no value the check ends.
  const Induction result = induct(spec + "Bound == x < 1 \\/ \"a\" < 1", {"Inv"}, {}, {"Bound"});
  EXPECT_TRUE(is_refuted(result));
  ASSERT_EQ(result.constraints.size(), 1U);
  EXPECT_EQ(result.constraints[0].cells[0].answer, CellAnswer::Undefined);
  ASSERT_EQ(result.counterexamples.size(), 1U);
  EXPECT_EQ(result.counterexamples[0].formula, "Bound");
  EXPECT_NE(result.counterexamples[0].trace.steps.at(0).state.at(0), Value::integer(0));
  ASSERT_TRUE(result.reachable);
  EXPECT_EQ(result.reachable->step, 1U);
  EXPECT_TRUE(is_proved(induct(spec + "Bound == x # 2 \\/ 1 \\div (2 - x) > 5", {"Inv"}, {}, {"Small", "Bound"})));
  EXPECT_TRUE(is_refuted(induct(spec + "Bound == x # 2 \\/ 1 \\div (2 - x) > 5", {"Inv"}, {}, {"Bound", "Small"})));
  EXPECT_TRUE(is_proved(induct(spec + "Bound == x < 3 \\/ \"a\" < 1", {"Inv"}, {}, {"Bound"})));
}

TEST(Induct, FailsWhereAnActionConstraintHasNoValue) {
  const auto with = [](const std::string& bound) {
    return solver::induct(test::load_spec("VARIABLE x\nInit == x = 0\nUp == x < 2 /\\ x' = x + 1\nDown == x = 2 /\\ x' = 0\n"
                                          "Next == Up \\/ Down\nInv == x \\in 0..2\nBound == " +
                                              bound,
                                          {{}, {}, "INIT Init NEXT Next INVARIANT Inv ACTION_CONSTRAINT Bound"}),
                          {});
  };
  const Induction result = with("x' > x \\/ 1 \\div x' > 0");
  EXPECT_TRUE(is_refuted(result));
  EXPECT_EQ(result.columns, (std::vector<std::string>{"Init", "Up", "Down"}));
  ASSERT_EQ(result.action_constraints.size(), 1U);
  EXPECT_EQ(result.action_constraints[0].cells[0].answer, CellAnswer::Holds);
  EXPECT_EQ(result.action_constraints[0].cells[1].answer, CellAnswer::Undefined);
  EXPECT_TRUE(is_proved(with("x' > x \\/ x' = 0")));
}

TEST(Induct, FailsWhereNextHasNoValue) {
  const Induction result = induct(
      "VARIABLES i, f\nInit == i = 1 /\\ f = [k \\in 1..2 |-> 0]\nNext == f' = [f EXCEPT ![1] = f[i]] /\\ i' = i\n"
      "Inv == i \\in 1..3 /\\ f \\in [1..2 -> {0}]",
      {"Inv"});
  EXPECT_TRUE(is_refuted(result));
  EXPECT_EQ(result.defined.cells[1].answer, CellAnswer::Undefined);
  ASSERT_EQ(result.counterexamples.size(), 1U);
  EXPECT_EQ(result.counterexamples[0].kind, Kind::Next);
  EXPECT_EQ(result.counterexamples[0].trace.steps.at(0).state.at(0), Value::integer(3));
}

TEST(Induct, DoesNotContinueStatesThatViolateAConstraint) {
  const std::string spec = "VARIABLE x\nInit == x = 0\nNext == x' = x + 1\nSmall == x < 3\n";
  EXPECT_TRUE(is_proved(induct(spec + "Inv == x \\in 0..3", {"Inv"}, {}, {"Small"})));
  EXPECT_TRUE(is_refuted(induct(spec + "Inv == x \\in 0..2", {"Inv"}, {}, {"Small"}))) << "they are checked all the same";
  EXPECT_TRUE(is_refuted(induct(spec + "Inv == x \\in 0..3", {"Inv"})));
}

TEST(Induct, DistinguishesInitAndImplication) {
  const std::string spec = "VARIABLE x\nInit == x \\in {0, 9}\nNext == x' = x\n";
  const Induction initial = induct(spec + "Inv == x \\in 0..5", {"Inv"});
  EXPECT_TRUE(is_refuted(initial));
  ASSERT_EQ(initial.counterexamples.size(), 1U);
  EXPECT_EQ(initial.counterexamples[0].kind, Kind::Initial);
  ASSERT_TRUE(initial.reachable);
  EXPECT_EQ(initial.reachable->step, 0U);
  const Induction implied = induct(spec + "Inv == x \\in 0..9\nSafe == x # 4", {"Inv"}, {"Safe"});
  const auto* verdict = std::get_if<NotInductive>(&implied.verdict);
  ASSERT_NE(verdict, nullptr);
  EXPECT_EQ(verdict->name, "Safe");
  EXPECT_EQ(implied.implied[0].cells[0].answer, CellAnswer::Fails);
}

TEST(Induct, NeverCallsACappedAnswerProved) {
  const Induction result =
      induct("VARIABLE q\nInit == q = <<>>\nNext == \\E x \\in 1..2 : q' = Append(q, x)\nInv == q \\in Seq(1..2)", {"Inv"});
  EXPECT_TRUE(std::holds_alternative<Unknown>(result.verdict));
  EXPECT_TRUE(result.sequences_up_to);
}

TEST(Induct, TakesEveryBehaviourWhenNothingIsAdmitted) {
  const Induction result = induct("VARIABLE x\nInit == x = 0\nNext == x' = 1\nInv == x \\in {1} /\\ x = 2", {"Inv"});
  EXPECT_TRUE(is_refuted(result)) << "Init does not imply it";
}

TEST(Induct, LooksForDeadlockWhenAsked) {
  const std::string spec = "VARIABLE x\nInit == x = 0\nNext == x < 3 /\\ x' = x + 1\n";
  EXPECT_TRUE(is_proved(induct(spec + "Inv == x \\in 0..3", {"Inv"})));
  EXPECT_TRUE(is_refuted(induct(spec + "Inv == x \\in 0..3", {"Inv"}, {}, {}, true)));
  EXPECT_TRUE(is_proved(induct(spec + "Inv == x \\in 0..3\nSmall == x < 3", {"Inv"}, {}, {"Small"}, true)))
      << "states that are not continued do not count";
}

TEST(Induct, DoesNotTakeAnUndecidedEnablednessForAProof) {
  // Whether some subset fits is not decided by those that are tried.
  const Induction result = induct(
      "VARIABLE x\nInit == x = 0\nNext == \\E S \\in SUBSET (1..40) : Cardinality(S) = 20 + x /\\ x \\in S /\\ x' = x\n"
      "Inv == x \\in 0..3",
      {"Inv"}, {}, {}, true);
  EXPECT_FALSE(is_proved(result)) << "0 is in no such set";
}

TEST(Induct, GivesTheSameTableOnAnyNumberOfThreads) {
  const std::string spec =
      "VARIABLES x, y\nInit == x = 0 /\\ y = 0\nUp == x < 4 /\\ x' = x + 1 /\\ y' = y\nDown == x' = 0 /\\ y' = x\nNext == Up "
      "\\/ Down\n"
      "Inv == x \\in 0..4 /\\ y \\in 0..4 /\\ y # 3 /\\ x # 2";
  const Induction one = induct(spec, {"Inv"});
  ASSERT_EQ(one.counterexamples.size(), 2U);
  for (int run = 0; run < 3; ++run) {
    const Induction three = induct(spec, {"Inv"}, {}, {}, false, {}, 3);
    ASSERT_EQ(three.conjuncts.size(), one.conjuncts.size());
    for (std::size_t row = 0; row < one.conjuncts.size(); ++row) {
      for (std::size_t column = 0; column < one.columns.size(); ++column) {
        EXPECT_EQ(three.conjuncts[row].cells[column].answer, one.conjuncts[row].cells[column].answer);
        EXPECT_EQ(three.conjuncts[row].cells[column].counterexample, one.conjuncts[row].cells[column].counterexample);
      }
    }
    ASSERT_EQ(three.counterexamples.size(), one.counterexamples.size());
    for (std::size_t i = 0; i < one.counterexamples.size(); ++i) {
      EXPECT_EQ(three.counterexamples[i].trace.steps.at(0).state, one.counterexamples[i].trace.steps.at(0).state);
    }
  }
}

TEST(Induct, ProvesActionPropertiesFromTheInvariant) {
  const std::string spec =
      "VARIABLES x, y\nInit == x = 0 /\\ y = 1\nNext == x' = x + y /\\ y' = y\nInv == x \\in Nat /\\ y \\in 1..3\n"
      "Grows == [][x' > x]_x\nSlowly == [][x' = x + 1]_x\nOnce == [][1 \\div (3 - y) >= 0]_x\n";
  const Induction holds = induct(spec, {"Inv"}, {}, {}, false, {"Grows"});
  EXPECT_TRUE(is_proved(holds));
  EXPECT_EQ(holds.proved, (std::vector<std::string>{"Inv", "Grows"}));
  const Induction fails = induct(spec, {"Inv"}, {}, {}, false, {"Slowly"});
  EXPECT_TRUE(is_refuted(fails));
  ASSERT_EQ(fails.counterexamples.size(), 1U);
  EXPECT_EQ(fails.counterexamples[0].kind, Kind::Action);
  EXPECT_TRUE(fails.counterexamples[0].explanation);
  EXPECT_FALSE(fails.reachable) << "y stays 1";
  const Induction undefined = induct(spec, {"Inv"}, {}, {}, false, {"Once"});
  ASSERT_EQ(undefined.actions.size(), 1U);
  EXPECT_EQ(undefined.actions[0].cells[0].answer, CellAnswer::Undefined);
  EXPECT_TRUE(is_proved(induct(spec + "Strong == Inv /\\ y = 1", {"Strong"}, {}, {}, false, {"Slowly", "Once"})));
}

TEST(Induct, UsesTheInvariantAfterTheStepForActionProperties) {
  const std::string spec =
      "VARIABLE x\nInit == x = 0\nNext == x' \\in 0..9 /\\ x' % 2 = 0\nInv == x \\in {0, 2, 4, 6, 8}\nEven == [][x' \\in {0, "
      "2, 4, 6, 8}]_x\n";
  EXPECT_TRUE(is_proved(induct(spec, {"Inv"}, {}, {}, false, {"Even"})));
}

TEST(Induct, ProvesWhatInitialStatesSatisfy) {
  const std::string spec =
      "VARIABLE x\nInit == x \\in 0..2\nNext == x' = 5\nInv == x \\in 0..5\nLow == x < 3\nLower == x < 2\n";
  EXPECT_TRUE(is_proved(induct(spec, {"Inv"}, {}, {}, false, {"Low"})));
  const Induction fails = induct(spec, {"Inv"}, {}, {}, false, {"Lower"});
  EXPECT_TRUE(is_refuted(fails));
  ASSERT_EQ(fails.counterexamples.size(), 1U);
  EXPECT_EQ(fails.counterexamples[0].kind, Kind::Initial);
}

TEST(Induct, ProvesThatStepsRefineThoseOfAnotherSpecification) {
  const std::string spec =
      "VARIABLES hour, minute\nInit == hour = 0 /\\ minute = 0\n"
      "Next == IF minute = 59 THEN minute' = 0 /\\ hour' = (hour + 1) % 24 ELSE minute' = minute + 1 /\\ hour' = hour\n"
      "Skips == minute' = 0 /\\ hour' = (hour + 2) % 24\n"
      "Inv == hour \\in 0..23 /\\ minute \\in 0..59\n"
      "HourInit == hour \\in 0..23\nHourNext == hour' = (hour + 1) % 24\nHourSpec == HourInit /\\ [][HourNext]_hour\n";
  const Induction holds = induct(spec, {"Inv"}, {}, {}, false, {"HourSpec"});
  EXPECT_TRUE(is_proved(holds));
  EXPECT_EQ(holds.initial.size(), 1U);
  EXPECT_EQ(holds.actions.size(), 1U);
  const Induction fails =
      induct(spec + "HourSpec2 == HourInit /\\ [][hour' = hour + 1]_hour", {"Inv"}, {}, {}, false, {"HourSpec2"});
  EXPECT_TRUE(is_refuted(fails)) << "not after 23";
}

TEST(Induct, TakesPartsOfDefinitionsByTheirNames) {
  const Induction result =
      induct("VARIABLE x\nInit == x = 0\nNext == x' = x\nInv == x \\in Nat /\\ x < 3 /\\ (x = 1 => x > 1)", {"Inv!1", "Inv!3"});
  EXPECT_TRUE(is_proved(result));
  EXPECT_EQ(result.proved, (std::vector<std::string>{"Inv!1", "Inv!3"}));
  EXPECT_EQ(result.conjuncts.at(1).name, "Inv!3");
}

TEST(Induct, TriesSomeValuesBeforeItReadsTheRest) {
  // Read without x, the disjunctions would be taken apart into 2^30 cases.
  const Induction answer = induct(
      "VARIABLES x, y\nInit == x = [i \\in 1..30 |-> 0] /\\ y = 0\nNext == UNCHANGED <<x, y>>\n"
      "Inv == y \\in 0..9 /\\ \\A i \\in 1..30 : x[i] = 0 \\/ x[i] = y",
      {"Inv"});
  EXPECT_TRUE(is_proved(answer));
  ASSERT_EQ(answer.added.size(), 1U);
  EXPECT_TRUE(answer.added[0].starts_with("x \\in [{1, 2, 3, ")) << answer.added[0];
}

TEST(Induct, AddsWhatNextMakesOfAVariable) {
  const Induction answer =
      induct("VARIABLES x, y\nInit == x = 0 /\\ y = 1\nNext == x' = 1 - x /\\ y' = 3 - y\nInv == x \\in 0..1\nSafe == y # 3",
             {"Inv"}, {"Safe"});
  ASSERT_TRUE(is_refuted(answer)) << "y may be 3, as far as Inv goes";
  EXPECT_EQ(answer.without_values, std::vector<std::string>{"y"});
  EXPECT_TRUE(answer.added.empty());

  const Induction proved =
      induct("VARIABLES x, y\nInit == x = 0 /\\ y = 1\nNext == x' = 1 - x /\\ y' = IF y = 2 THEN 1 ELSE 2\nInv == x \\in 0..1",
             {"Inv"});
  EXPECT_TRUE(is_proved(proved));
  EXPECT_EQ(proved.proved, std::vector<std::string>{"Inv"});
  EXPECT_EQ(proved.added, std::vector<std::string>{"y \\in 1..2"});
  EXPECT_TRUE(proved.without_values.empty());
  // The conjunct is checked like any other.
  ASSERT_EQ(proved.conjuncts.size(), 2U);
  EXPECT_EQ(proved.conjuncts[0].name, "y \\in ...");
  for (const InductionCell& cell : proved.conjuncts[0].cells) EXPECT_EQ(cell.answer, InductionCell::Answer::Holds);
}

TEST(Induct, TriesValuesOfOtherKindsThanNextMakes) {
  const Induction answer = induct(
      "VARIABLES go, left\nInit == go = FALSE /\\ left = {1, 2}\n"
      "Next == go' = TRUE /\\ left' = IF go THEN left \\cap {1, 2} ELSE left\nInv == go \\in BOOLEAN",
      {"Inv"});
  ASSERT_TRUE(is_refuted(answer));
  ASSERT_EQ(answer.counterexamples.size(), 1U);
  EXPECT_EQ(answer.counterexamples[0].kind, Kind::Next);
  EXPECT_EQ(answer.counterexamples[0].trace.steps.front().state.at(1).kind(), ValueKind::ModelValue);
}

TEST(Induct, SaysNothingHoldsWhereOnlySomeValuesWereTried) {
  const Induction answer =
      induct("VARIABLES x, y\nInit == x = 0 /\\ y = 0\nNext == x' = x /\\ y' = y\nInv == x \\in Nat /\\ y > x", {"Inv"});
  EXPECT_EQ(answer.without_values, std::vector<std::string>{"y"});
  // No initial state satisfies y > x.
  EXPECT_TRUE(std::holds_alternative<NotInductive>(answer.verdict));
  for (const InductionRow& row : answer.conjuncts) EXPECT_EQ(row.cells.at(1).answer, InductionCell::Answer::Unknown);
}

TEST(Induct, RefusesTheNumberOfStepsTaken) {
  // Of one step it would hold.
  try {
    (void)induct("VARIABLE x\nInit == x = 0\nNext == x' = 1 - x\nInv == x \\in 0..1 /\\ TLCGet(\"level\") < 5", {"Inv"});
    FAIL() << "the invariant is broken after four steps";
  } catch (const symbolic::Unsupported& refusal) {
    EXPECT_NE(std::string(refusal.what()).find("TLCGet"), std::string::npos) << refusal.what();
  }
}

TEST(Induct, TellsValuesOfDifferentKindsApartByTheInvariant) {
  const std::string spec =
      "VARIABLES slot, shape\nInit == slot = 0 /\\ shape = \"item\"\n"
      "Next == \\/ shape = \"item\" /\\ slot' = <<1, 2>> /\\ shape' = \"pair\"\n"
      "        \\/ shape = \"pair\" /\\ slot' = 3 /\\ shape' = \"item\"\n"
      "Inv == CASE shape = \"item\" -> slot \\in 0..3 [] shape = \"pair\" -> slot \\in (0..3) \\X (0..3)\n";
  const Induction proved = induct(spec, {"Inv"});
  EXPECT_TRUE(is_proved(proved));
  EXPECT_EQ(proved.added, std::vector<std::string>{"shape \\in {\"item\", \"pair\"}"});
  // No set has both, so that nothing can be added here.
  const Induction open = induct(spec + "Weak == shape \\in {\"item\", \"pair\"}\n", {"Weak"});
  EXPECT_TRUE(std::holds_alternative<Unknown>(open.verdict));
  EXPECT_EQ(open.without_values, std::vector<std::string>{"slot"});
}

TEST(Induct, RefusesAVariableWhoseValuesCannotBeListed) {
  try {
    (void)induct("VARIABLE x\nInit == x = {0}\nNext == x' = {n + 1 : n \\in x}\nInv == \\A n \\in x : n >= 0", {"Inv"});
    FAIL() << "nothing says which values x may take";
  } catch (const symbolic::Unsupported& refusal) {
    EXPECT_NE(std::string(refusal.what()).find("`x`"), std::string::npos) << refusal.what();
  }
}

}  // namespace
}  // namespace tlaloc::solver

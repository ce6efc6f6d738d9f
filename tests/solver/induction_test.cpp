#include "solver/induction.h"

#include <gtest/gtest.h>

#include "frontend/frontend.h"
#include "frontend/source/source_file.h"

namespace tlaloc::solver {
namespace {

using Answer = InductionCell::Answer;
using Kind = CounterexampleToInduction::Kind;

/// Loads a module body whose behaviour is Init and Next, and checks these invariants.
Induction induct(const std::string& body, const std::vector<std::string>& invariants,
                 const std::vector<std::string>& implied = {}, const std::vector<std::string>& constraints = {},
                 bool deadlock = false) {
  MemoryFiles files;
  files.add("Test.tla", "---- MODULE Test ----\nEXTENDS Integers, Sequences, FiniteSets\n" + body + "\n====\n");
  frontend::LoadOptions load;
  load.spec_path = "Test.tla";
  load.init = "Init";
  load.next = "Next";
  load.invariants = invariants;
  load.implied = implied;
  load.constraints = constraints;
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
  EXPECT_EQ(result.conjuncts[2].cells[1].answer, Answer::Fails);
  EXPECT_EQ(result.conjuncts[2].cells[2].answer, Answer::Holds);
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
  EXPECT_EQ(result.conjuncts[2].cells[1].answer, Answer::Undefined);
}

TEST(Induct, AsksForLaterConjunctsOnlyWhereEarlierOnesHold) {
  // f[i] has no value where i = 3, but `i \in 1..2` comes first and fails there itself.
  const Induction result = induct(
      "VARIABLES i, f\nInit == i = 1 /\\ f = [k \\in 1..2 |-> TRUE]\nNext == i' = i + 1 /\\ f' = f\n"
      "Inv == i \\in 1..2 /\\ f \\in [1..2 -> BOOLEAN] /\\ f[i]",
      {"Inv"});
  EXPECT_EQ(result.conjuncts[0].cells[1].answer, Answer::Fails);
  EXPECT_NE(result.conjuncts[2].cells[1].answer, Answer::Undefined);
}

TEST(Induct, FailsWhereNextHasNoValue) {
  const Induction result = induct(
      "VARIABLES i, f\nInit == i = 1 /\\ f = [k \\in 1..2 |-> 0]\nNext == f' = [f EXCEPT ![1] = f[i]] /\\ i' = i\n"
      "Inv == i \\in 1..3 /\\ f \\in [1..2 -> {0}]",
      {"Inv"});
  EXPECT_TRUE(is_refuted(result));
  EXPECT_EQ(result.defined.cells[1].answer, Answer::Undefined);
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
  EXPECT_EQ(implied.implied[0].cells[0].answer, Answer::Fails);
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

TEST(Induct, RefusesAVariableWithoutValues) {
  try {
    (void)induct("VARIABLES x, y\nInit == x = 0 /\\ y = 0\nNext == x' = x /\\ y' = y\nInv == x \\in Nat /\\ y > x", {"Inv"});
    FAIL() << "nothing says which values y may take";
  } catch (const symbolic::Unsupported& refusal) {
    EXPECT_NE(std::string(refusal.what()).find("`y`"), std::string::npos) << refusal.what();
  }
}

}  // namespace
}  // namespace tlaloc::solver

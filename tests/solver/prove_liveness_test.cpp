// Proofs of temporal properties, without a search for violations beside them.
#include "solver/strategy/prove_liveness.h"

#include <gtest/gtest.h>

#include "frontend/frontend.h"

namespace tlaloc::solver {
namespace {

constexpr double kLimitSeconds = 120, kSecondsWhereNone = 3;  // more than any of them takes, sanitizers or not

/// A module that extends Integers and defines Spec and Prop; asked about Prop.
struct LoadedProperty {
  explicit LoadedProperty(const std::string& body, const std::string& config = "") {
    files.add("Test.tla", "---- MODULE Test ----\nEXTENDS Integers\n" + body + "\n====\n");
    files.add("Test.cfg", "SPECIFICATION Spec\nPROPERTY Prop\nCHECK_DEADLOCK FALSE\n" + config);
    load.spec_path = "Test.tla";
    load.config_path = "Test.cfg";
    loaded = frontend::load(load, files, sources, sink);
  }

  [[nodiscard]] Report prove(double seconds = kLimitSeconds) const {
    if (!loaded.specification || sink.has_errors()) {
      ADD_FAILURE() << (sink.first_error() == nullptr ? "" : sink.first_error()->message);
      return {};
    }
    const frontend::Specification& specification = *loaded.specification;
    const encoder::Properties properties = encoder::list_properties(specification.model);
    const Task task{specification, load, files};
    for (std::uint32_t i = 0; i < properties.size(); ++i) {
      const encoder::PropertyId id(i);
      if (properties[id].kind != encoder::PropertyKind::Temporal) continue;
      const Budget budget({seconds, {}, nullptr, {}});
      return LivenessProof(task, {}, budget).run(id, LivenessProof::Effort::All, budget);
    }
    ADD_FAILURE() << "no temporal property";
    return {};
  }
  [[nodiscard]] bool is_proved() const { return std::holds_alternative<Proved>(prove().result.verdict); }
  [[nodiscard]] bool is_left_open() const { return std::holds_alternative<Unknown>(prove(kSecondsWhereNone).result.verdict); }

  MemoryFiles files;
  SourceManager sources;
  DiagnosticSink sink;
  frontend::LoadOptions load;
  frontend::Loaded loaded;
};

std::string why_unknown(const Report& report) {
  const auto* const unknown = std::get_if<Unknown>(&report.result.verdict);
  return unknown == nullptr ? "" : unknown->why.text;
}

TEST(ProveLiveness, GivesACertificate) {
  const Report report = LoadedProperty(
                            "VARIABLE x\nSpec == x = 0 /\\ [][x' = (x + 1) % 4]_x /\\ WF_x(x' = (x + 1) % 4)\n"
                            "Prop == x = 1 ~> x = 3")
                            .prove();
  ASSERT_TRUE(std::holds_alternative<Proved>(report.result.verdict)) << why_unknown(report);
  ASSERT_EQ(report.liveness.size(), 1U);
  EXPECT_EQ(report.liveness.front().extended.size(), 1U) << "the module that the invariant is about";
}

TEST(ProveLiveness, TakesWhatNoBehaviourBeginsToViolate) {
  EXPECT_TRUE(LoadedProperty("VARIABLE x\nSpec == x = 0 /\\ [][x' = 1 - x]_x\nProp == (x = 1 ~> x = 2) \\/ x = 0").is_proved());
}

TEST(ProveLiveness, TakesConjunctsOneByOne) {
  const Report report = LoadedProperty(
                            "VARIABLE x\nNext == x' = (x + 1) % 12\nSpec == x = 0 /\\ [][Next]_x /\\ WF_x(Next)\nProp == \\A n "
                            "\\in 0..11 : []<>(x = n)")
                            .prove();
  ASSERT_TRUE(std::holds_alternative<Proved>(report.result.verdict)) << why_unknown(report);
  EXPECT_EQ(report.liveness.size(), 12U);
}

TEST(ProveLiveness, ListsClassesWhereStatesAreManyOrInfinitelyMany) {
  const Report report = LoadedProperty(
                            "VARIABLES x, seen\nvars == <<x, seen>>\nCount == x' = x + 1 /\\ UNCHANGED seen\n"
                            "See == ~seen /\\ seen' = TRUE /\\ UNCHANGED x\n"
                            "Spec == x = 0 /\\ seen = FALSE /\\ [][Count \\/ See]_vars /\\ WF_vars(See)\nProp == <>[]seen")
                            .prove();
  ASSERT_TRUE(std::holds_alternative<Proved>(report.result.verdict)) << why_unknown(report);
  EXPECT_EQ(std::get<Proved>(report.result.verdict).reason.find("no fair cycle without it among"), 0U);
}

std::string reason(const Report& report) {
  const auto* const proved = std::get_if<Proved>(&report.result.verdict);
  return proved == nullptr ? "not proved: " + why_unknown(report) : proved->reason;
}

TEST(ProveLiveness, FindsARanking) {
  const std::string up = "VARIABLE x\nNext == x' = x + 1\nSpec == x = 0 /\\ [][Next]_x /\\ WF_x(Next)\n";
  EXPECT_EQ(reason(LoadedProperty(up + "Prop == <>(x > 100000)").prove()), "each round of its conditions decreases 100000 - x");
  EXPECT_EQ(reason(LoadedProperty(up + "Prop == <>(x = 100000)").prove()), "each round of its conditions decreases 100000 - x");
  const std::string down =
      "VARIABLES x, y\nNext == x > 0 /\\ x' = x - 1 /\\ UNCHANGED y\nOther == y' = 1 - y /\\ UNCHANGED x\n"
      "Spec == x \\in Nat /\\ y = 0 /\\ [][Next \\/ Other]_<<x, y>> /\\ WF_<<x, y>>(Next)\n";
  EXPECT_EQ(reason(LoadedProperty(down + "Prop == <>(x = 0)").prove()), "each round of its conditions decreases x");
}

TEST(ProveLiveness, FindsARankingThatDecreasesOnceInARoundOfSeveralConditions) {
  const std::string system =
      "VARIABLES a, b\nvars == <<a, b>>\nMove == a > 0 /\\ a' = a - 1 /\\ b' = b + 1\n"
      "Use == b > 0 /\\ b' = b - 1 /\\ UNCHANGED a\nGrow == b' = b + 1 /\\ UNCHANGED a\nInit == a \\in Nat /\\ b \\in Nat\n"
      "Prop == <>(a = 0)\n";
  EXPECT_EQ(
      reason(LoadedProperty(system + "Spec == Init /\\ [][Move \\/ Use]_vars /\\ WF_vars(Move) /\\ WF_vars(Use)").prove()),
      "each round of its conditions decreases a");
  EXPECT_TRUE(LoadedProperty(system + "Spec == Init /\\ [][Move \\/ Use \\/ Grow]_vars /\\ WF_vars(Grow) /\\ WF_vars(Use)")
                  .is_left_open());
}

TEST(ProveLiveness, TakesNoRankingThatIsNotBoundedBelow) {
  const std::string down = "VARIABLE x\nNext == x' = x - 1\nSpec == x \\in Int /\\ [][Next]_x /\\ WF_x(Next)\n";
  EXPECT_TRUE(LoadedProperty(down + "Prop == <>(x = 7)").is_left_open());
  EXPECT_TRUE(LoadedProperty(down + "Prop == <>(x > 7)").is_left_open());
  EXPECT_EQ(reason(LoadedProperty(down + "Prop == <>(x < 7)").prove()), "each round of its conditions decreases x - 7");
}

TEST(ProveLiveness, GivesUpAtOnceWhereAFewStatesViolateIt) {
  const Report report =
      LoadedProperty("VARIABLE x\nNext == x' = (x + 1) % 9\nSpec == x = 0 /\\ [][Next]_x /\\ WF_x(Next)\nProp == <>[](x # 8)")
          .prove();
  EXPECT_EQ(why_unknown(report), "a behaviour among 9 states violates it");
}

TEST(ProveLiveness, RestsOnFairness) {
  const std::string system = "VARIABLE x\nNext == x' = (x + 1) % 4\nProp == []<>(x = 3)\n";
  EXPECT_TRUE(LoadedProperty(system + "Spec == x = 0 /\\ [][Next]_x /\\ WF_x(Next)").is_proved());
  EXPECT_TRUE(LoadedProperty(system + "Spec == x = 0 /\\ [][Next]_x").is_left_open());
  EXPECT_TRUE(LoadedProperty(system + "Spec == x = 0 /\\ [][Next]_x /\\ WF_x(Next /\\ x = 1)").is_left_open());
}

TEST(ProveLiveness, TellsWeakFairnessFromStrong) {
  // The door opens and closes; who waits has to be there when it is open.
  const std::string system =
      "VARIABLES open, in\nvars == <<open, in>>\n"
      "Turn == open' = ~open /\\ UNCHANGED in\nEnter == open /\\ in' = TRUE /\\ UNCHANGED open\n"
      "Next == Turn \\/ Enter\nProp == <>in\nStart == open = FALSE /\\ in = FALSE\n";
  EXPECT_TRUE(LoadedProperty(system + "Spec == Start /\\ [][Next]_vars /\\ WF_vars(Turn) /\\ WF_vars(Enter)").is_left_open());
  EXPECT_TRUE(LoadedProperty(system + "Spec == Start /\\ [][Next]_vars /\\ WF_vars(Turn) /\\ SF_vars(Enter)").is_proved());
}

TEST(ProveLiveness, LetsConditionsBeMetOneAfterTheOther) {
  // No short cycle meets both conditions; a long one does, and never comes to 9.
  const std::string system =
      "VARIABLES x, y\nvars == <<x, y>>\nA == x' = 1 - x /\\ UNCHANGED y\nB == y' = 1 - y /\\ UNCHANGED x\n"
      "Spec == x = 0 /\\ y = 0 /\\ [][A \\/ B]_vars /\\ WF_vars(A) /\\ WF_vars(B)\n";
  EXPECT_TRUE(LoadedProperty(system + "Prop == <>[](x = 0)").is_left_open());
  EXPECT_TRUE(LoadedProperty(system + "Prop == <>(x = 1 /\\ y = 1)").is_left_open());
  EXPECT_TRUE(LoadedProperty(system + "Prop == []<>(x = 1) /\\ []<>(y = 1)").is_proved());
}

TEST(ProveLiveness, SpellsOutEnabledOfAnInstance) {
  // Step of the inner module is enabled by what `at` is, whatever x could be: the certificate has a module for that.
  const std::string inner =
      "---- MODULE Inner ----\nVARIABLE at\nCONSTANT Limit\nTurn(n) == n % Limit\n"
      "Step(n) == at = n /\\ at' = Turn(at + 1)\n"
      "Fair == \\A n \\in 0..3 : SF_at(Step(n))\n====\n";
  const std::string system =
      "VARIABLES x, y\nvars == <<x, y>>\nNext == x' = (x + 1) % 8 /\\ y' = x % 2\n"
      "Spec == x = 0 /\\ y = 0 /\\ [][Next]_vars /\\ WF_vars(Next)\n";
  const std::string refines = "I == INSTANCE Inner WITH at <- x % 4, Limit <- 4\nProp == I!Fair\n";
  for (const std::string& text : {inner + system + refines, system + inner + refines}) {
    const Report report = LoadedProperty(text).prove();
    ASSERT_TRUE(std::holds_alternative<Proved>(report.result.verdict)) << why_unknown(report);
    EXPECT_EQ(report.liveness.size(), 4U);
  }
  // The inner step leads from 3 to 4, the other one from 3 to 0.
  EXPECT_TRUE(
      LoadedProperty(inner + system + "I == INSTANCE Inner WITH at <- x % 4, Limit <- 5\nProp == I!Fair\n").is_left_open());
}

TEST(ProveLiveness, MissesNoInitialState) {
  // y = 0 is compared with r # {1} only where r is: as a predicate Init has no value at r = {"a"}.
  const std::string next =
      "Next == y < 3 /\\ y' = y + 1 /\\ UNCHANGED r\nProp == <>(y = 3)\n"
      "Spec == Init /\\ [][Next]_<<r, y>> /\\ WF_<<r, y>>(Next)";
  EXPECT_TRUE(
      LoadedProperty("VARIABLES r, y\nInit == (r = {1} /\\ y = 0) \\/ (r = {\"a\"} /\\ y = 100)\n" + next).is_left_open());
  EXPECT_TRUE(LoadedProperty("VARIABLES r, y\nInit == (r = {1} /\\ y = 0) \\/ (r = {2} /\\ y = 1)\n" + next).is_proved());
  EXPECT_TRUE(LoadedProperty("VARIABLES r, y\nInit == r \\in {1, 2} /\\ y = IF r = 1 THEN 0 ELSE 100\n" + next).is_left_open());
}

TEST(ProveLiveness, TakesNoPartWhereConstraintsCutBehavioursOff) {
  const Report report =
      LoadedProperty("VARIABLE x\nSpec == x = 0 /\\ [][x' = x + 1]_x\nProp == <>(x = 9)\nSmall == x < 5", "CONSTRAINT Small\n")
          .prove();
  EXPECT_FALSE(std::holds_alternative<Proved>(report.result.verdict));
}

TEST(ProveLiveness, ProvesNothingOfAnAtomWithoutValue) {
  const std::string system = "VARIABLE x\nSpec == x = 0 /\\ [][x' = (x + 1) % 3]_x /\\ WF_x(x' = (x + 1) % 3)\n";
  EXPECT_TRUE(LoadedProperty(system + "Prop == <>((x = 2 /\\ 1 \\div (2 - x) = 7) \\/ x = 1)").is_left_open()) << "in a state";
  EXPECT_TRUE(LoadedProperty(system + "Prop == []<><<(x' = 2 /\\ 1 \\div (2 - x') = 7) \\/ x' = 1>>_x").is_left_open())
      << "on a step";
}

TEST(ProveLiveness, NamesWhatHasNoNormalForm) {
  const LoadedProperty asked("VARIABLE x\nSpec == x = 0 /\\ [][x' = 0]_x\nProp == \\EE y : []<>(y = x)");
  ASSERT_TRUE(asked.loaded.specification);
  const auto refusal = find_refused_formula(*asked.loaded.specification, {}, Budget());
  ASSERT_TRUE(refusal);
  EXPECT_NE(refusal->message.find("\\EE"), std::string::npos) << refusal->message;
  const LoadedProperty other("VARIABLE x\nSpec == x = 0 /\\ [][x' = 0]_x\nProp == []<>(x = 0)");
  EXPECT_FALSE(find_refused_formula(*other.loaded.specification, {}, Budget()));
}

}  // namespace
}  // namespace tlaloc::solver

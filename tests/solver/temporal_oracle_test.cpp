// The oracle for temporal properties itself: small systems whose answers are plain, and random ones on which its ways to an
// answer must agree: acceptance and guessing of fairness, the product and the evaluation of single behaviours, the shortest
// counterexample found in the product and by trying all.
#include <gtest/gtest.h>

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "tests/support/environment.h"
#include "tests/support/temporal/random_case.h"

namespace tlaloc::oracle {
namespace {

using Pairs = std::initializer_list<std::pair<StateId, StateId>>;

/// A system of one variable that begins in state 0, and what is said of it.
class OracleExample {
 public:
  OracleExample(std::size_t states, std::initializer_list<Pairs> actions) {
    system.variables = {{"s", {}}};
    for (std::size_t i = 0; i < states; ++i) {
      system.variables[0].values.push_back(std::to_string(i));
      system.states.push_back({i});
    }
    system.initial = {0};
    for (const Pairs& pairs : actions) {
      Relation action(states);
      for (const auto& [from, to] : pairs) action.add(from, to);
      system.next.push_back(system.actions.size());
      system.actions.push_back(std::move(action));
    }
  }

  [[nodiscard]] FormulaPtr in(std::initializer_list<StateId> states) const {
    StateSet set(system.states.size());
    for (const StateId state : states) set[state] = true;
    return state_formula({"?", set});
  }
  [[nodiscard]] Action action(std::size_t i) const { return {"A" + std::to_string(i + 1), system.actions[i]}; }
  /// The steps of an action from one state.
  [[nodiscard]] Action action_from(std::size_t i, StateId from) const {
    Relation steps(system.states.size());
    for (StateId to = 0; to < steps.size(); ++to) {
      if (system.actions[i].contains(from, to)) steps.add(from, to);
    }
    return {"?", steps};
  }
  [[nodiscard]] FormulaPtr weak(const Action& action) const { return fair(Form::WeaklyFair, system, action, vars); }
  [[nodiscard]] FormulaPtr strong(const Action& action) const { return fair(Form::StronglyFair, system, action, vars); }

  [[nodiscard]] Decision decide(std::vector<FormulaPtr> assumptions, FormulaPtr property) const {
    return *oracle::decide({system, std::move(assumptions), std::move(property)});
  }
  [[nodiscard]] bool holds(std::vector<FormulaPtr> assumptions, FormulaPtr property) const {
    return !decide(std::move(assumptions), std::move(property)).counterexample;
  }
  /// The length of the shortest counterexamples; nothing: there is none.
  [[nodiscard]] std::optional<std::size_t> shortest(std::vector<FormulaPtr> assumptions, FormulaPtr property) const {
    return decide(std::move(assumptions), std::move(property)).shortest;
  }

  System system;
  Subscript vars{"vars", {0}};
};

FormulaPtr always(FormulaPtr f) { return formula(Form::Always, {std::move(f)}); }
FormulaPtr eventually(FormulaPtr f) { return formula(Form::Eventually, {std::move(f)}); }
FormulaPtr leads_to(FormulaPtr f, FormulaPtr g) { return formula(Form::LeadsTo, {std::move(f), std::move(g)}); }
FormulaPtr implies(FormulaPtr f, FormulaPtr g) { return formula(Form::Implies, {std::move(f), std::move(g)}); }

TEST(TemporalOracle, LetsBehavioursStutterForEverUnlessFairnessForbidsIt) {
  const OracleExample example(2, {{{0, 1}}});
  const FormulaPtr property = leads_to(example.in({0}), example.in({1}));
  const Decision unfair = example.decide({}, property);
  ASSERT_TRUE(unfair.counterexample);
  EXPECT_EQ(print(*unfair.counterexample), "(0)");
  EXPECT_EQ(unfair.shortest, 0U);
  EXPECT_TRUE(example.holds({example.weak(example.action(0))}, property));
}

TEST(TemporalOracle, GoesOnInADeadlock) {
  const OracleExample example(3, {{{0, 1}}});
  EXPECT_EQ(example.shortest({example.weak(example.action(0))}, eventually(example.in({2}))), 1U);
  EXPECT_TRUE(example.holds({example.weak(example.action(0))}, eventually(always(example.in({1})))));
}

TEST(TemporalOracle, TellsWeakFromStrongFairness) {
  // A2 leads out of a cycle, from one of its two states.
  const OracleExample example(3, {{{0, 1}, {1, 0}}, {{0, 2}}});
  const FormulaPtr property = eventually(example.in({2}));
  const FormulaPtr going = example.weak(example.action(0));
  EXPECT_EQ(example.shortest({going, example.weak(example.action(1))}, property), 2U);
  EXPECT_TRUE(example.holds({going, example.strong(example.action(1))}, property));
  EXPECT_EQ(example.shortest({example.strong(example.action(1))}, property), 1U);  // stops where A2 is not enabled
}

TEST(TemporalOracle, AnswersWheneverThenEventually) {
  const OracleExample example(4, {{{0, 1}, {1, 2}, {2, 0}}, {{1, 3}}});
  const FormulaPtr fair_ring = example.weak(example.action(0));
  EXPECT_EQ(example.shortest({fair_ring}, always(implies(example.in({1}), eventually(example.in({2}))))), 2U);
  EXPECT_TRUE(example.holds({fair_ring}, always(implies(example.in({2}), eventually(example.in({0}))))));
}

TEST(TemporalOracle, AnswersFromSomeTimeOn) {
  const OracleExample example(2, {{{0, 1}, {1, 0}}});
  const FormulaPtr fairness = example.weak(example.action(0));
  EXPECT_EQ(example.shortest({fairness}, eventually(always(example.in({1})))), 2U);
  EXPECT_TRUE(example.holds({fairness}, always(eventually(example.in({1})))));
  EXPECT_EQ(example.shortest({}, always(eventually(example.in({1})))), 0U);
}

TEST(TemporalOracle, FindsALoopThatMeetsTwoConditionsByGoingTwice) {
  const OracleExample example(4, {{{0, 1}, {1, 0}}, {{0, 2}, {2, 0}}});
  const FormulaPtr never = eventually(example.in({3}));
  const FormulaPtr first = example.strong(example.action_from(0, 0));
  const FormulaPtr second = example.strong(example.action_from(1, 0));
  // Each alone: a loop of two steps; both: through 1 and through 2; what is not enabled in 1 need not be taken.
  EXPECT_EQ(example.shortest({first, second}, never), 1U);
  const FormulaPtr going = example.weak({"Next", example.system.next_steps()});
  EXPECT_EQ(example.shortest({first, going}, never), 2U);
  EXPECT_EQ(example.shortest({first, second, going}, never), 4U);
}

TEST(TemporalOracle, DoesNotTakeAStepThatChangesNothingForAStep) {
  const OracleExample example(1, {{{0, 0}}});
  const FormulaPtr taken = eventually(angle_step(example.system, example.action(0), example.vars));
  EXPECT_EQ(example.shortest({example.weak(example.action(0))}, taken), 0U);
  EXPECT_TRUE(example.holds({}, always(state_formula({"ENABLED A1", example.action(0).steps.enabled()}))));
  const StateSet enabled = angle(example.system, example.action(0).steps, example.vars).enabled();
  EXPECT_TRUE(example.holds({}, always(formula(Form::Not, {state_formula({"ENABLED <<A1>>_vars", enabled})}))));
}

TEST(TemporalOracle, LooksAtTheSubscriptOnly) {
  // A step that changes b alone.
  OracleExample example(2, {{{0, 1}}});
  example.system.variables = {{"s", {"0"}}, {"b", {"TRUE", "FALSE"}}};
  example.system.states = {{0, 0}, {0, 1}};
  const Subscript s{"s", {0}}, b{"b", {1}};
  const Action nothing{"FALSE", Relation(2)};
  EXPECT_TRUE(example.holds({}, always(box_step(example.system, nothing, s))));
  EXPECT_EQ(example.shortest({}, always(box_step(example.system, nothing, b))), 1U);
  const FormulaPtr fair_in_b = fair(Form::WeaklyFair, example.system, example.action(0), b);
  EXPECT_TRUE(example.holds({fair_in_b}, eventually(angle_step(example.system, example.action(0), b))));
  EXPECT_EQ(example.shortest({fair_in_b}, eventually(angle_step(example.system, example.action(0), s))), 1U);
}

TEST(TemporalOracle, AnswersInfinitelyOftenImpliesInfinitelyOften) {
  const OracleExample example(3, {{{0, 1}, {1, 0}}, {{0, 2}, {2, 0}}});
  const auto often = [&](StateId state) { return always(eventually(example.in({state}))); };
  const FormulaPtr going = example.weak({"Next", example.system.next_steps()});
  EXPECT_EQ(example.shortest({going}, implies(often(0), often(1))), 2U);
  EXPECT_TRUE(example.holds({going}, implies(often(1), often(0))));
}

TEST(TemporalOracle, TakesFairnessWithinTheProperty) {
  const OracleExample example(2, {{{0, 1}}});
  EXPECT_TRUE(example.holds({}, implies(example.weak(example.action(0)), eventually(example.in({1})))));
  EXPECT_EQ(example.shortest({}, example.weak(example.action(0))), 0U);
  EXPECT_TRUE(example.holds({example.strong(example.action(0))}, example.weak(example.action(0))));
}

TEST(TemporalOracle, FindsNothingWhereThereIsNoBehaviour) {
  const OracleExample example(3, {{{0, 1}}});
  EXPECT_TRUE(example.holds({eventually(example.in({2}))}, example.in({2})));
}

TEST(TemporalOracle, KnowsWhatABeginningAloneViolates) {
  const OracleExample example(3, {{{0, 1}, {1, 2}}});
  const Question avoids{example.system, {}, always(formula(Form::Not, {example.in({1})}))};
  EXPECT_EQ(is_bad_prefix(avoids, {0, 1}), true);
  EXPECT_EQ(is_bad_prefix(avoids, {0}), false);
  const Question reaches{example.system, {}, eventually(example.in({2}))};
  EXPECT_EQ(is_bad_prefix(reaches, {0, 1}), false);
  const Question returns{example.system, {}, eventually(always(example.in({0, 1})))};
  EXPECT_EQ(is_bad_prefix(returns, {0, 1, 2}), true);  // nothing leads back
}

TEST(TemporalOracle, PrintsWhatTlaTakes) {
  const OracleExample example(2, {{{0, 1}}});
  const FormulaPtr p = state_formula({"(s = 1)", {false, true}});
  const FormulaPtr step = box_step(example.system, example.action(0), example.vars);
  EXPECT_EQ(print(*implies(leads_to(p, always(p)), formula(Form::Not, {eventually(always(step))}))),
            "((s = 1) ~> [](s = 1)) => ~<>[][A1]_vars");
  EXPECT_EQ(print(*example.weak(example.action(0))), "WF_vars(A1)");
}

/// How the ways to an answer differ; empty: they agree.
std::string differences_of_the_oracle(const Case& drawn, const Decision& decision) {
  constexpr std::size_t kMost = 5;  // steps, by trying all
  const Question& question = drawn.question;
  const bool is_small = question.system.states.size() <= 6;
  std::optional<std::size_t> tried;
  if (is_small) tried = shortest_by_enumeration(question.system, question.of_counterexample(), kMost);
  if (const auto guessed = decide(question, true)) {
    if (guessed->counterexample.has_value() != decision.counterexample.has_value()) return "guessing fairness differs";
    if (guessed->shortest != decision.shortest) return "guessing fairness gives another length";
  }
  if (!decision.counterexample) return tried ? "a counterexample was not found" : "";
  if (!is_behaviour(question.system, *decision.counterexample)) return "no behaviour: " + print(*decision.counterexample);
  for (const FormulaPtr& formula : question.of_counterexample()) {
    if (!holds_of_lasso(*formula, *decision.counterexample)) {
      return print(*formula) + " is false of " + print(*decision.counterexample);
    }
  }
  if (!decision.shortest) return "";
  if (*decision.shortest > length(*decision.counterexample)) return "the shortest is longer than the one given";
  if (is_small && (tried ? tried != decision.shortest : *decision.shortest <= kMost)) return "the shortest is not that";
  return "";
}

TEST(TemporalOracle, AgreesWithItselfOnRandomCases) {
  const unsigned wanted = test::from_environment("TLALOC_RANDOM_SPECS", 300);
  const unsigned first = test::from_environment("TLALOC_RANDOM_SEED", 1);
  unsigned holding = 0, violated = 0;
  for (unsigned seed = first; holding + violated < wanted; ++seed) {
    const Case drawn = random_case(seed);
    const auto decision = decide(drawn.question);
    if (!decision) continue;
    ++(decision->counterexample ? violated : holding);
    const std::string differences = differences_of_the_oracle(drawn, *decision);
    ASSERT_EQ(differences, "") << "seed " << seed << "\n" << module_text(drawn, "Test");
  }
  EXPECT_GT(std::min(holding, violated), wanted / 4);
}

}  // namespace
}  // namespace tlaloc::oracle

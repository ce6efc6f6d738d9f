// The replayer is what stands between a defect in the encoder or the solver and a wrong trace: here it is given traces that
// are wrong in one place each.
#include "solver/trace/replay/replay.h"

#include <gtest/gtest.h>

#include "encoder/system/behaviours.h"
#include "tests/support/load_spec.h"

namespace tlaloc::trace {
namespace {

/// States of the only variable `x`.
Trace single(const std::vector<int>& values) {
  Trace out;
  out.variables = {Symbol("x")};
  for (const int value : values) {
    Step step;
    step.state = {Value::integer(value)};
    out.steps.push_back(std::move(step));
  }
  return out;
}

class ReplayTest : public ::testing::Test {
 protected:
  /// A counter that goes up by one or two, until 4; `x` beside a flag that no step changes.
  ReplayTest()
      : specification_(test::load_spec("VARIABLES x, flag\n"
                                       "Init == x = 0 /\\ flag \\in BOOLEAN\n"
                                       "Next == x < 4 /\\ x' \\in {x + 1, x + 2} /\\ UNCHANGED flag\n"
                                       "Inv == x < 3\nOdd == 1 \\div (x - 2) < 5\n",
                                       {{"Inv", "Odd"}, {}, {}})),
        interpreter_(specification_.program, {}),
        replayer_(specification_, interpreter_) {}

  static Trace trace(const std::vector<std::pair<Value, Value>>& states) {
    Trace out;
    out.variables = {Symbol("x"), Symbol("flag")};
    for (const auto& [x, flag] : states) {
      Step step;
      step.state = {x, flag};
      out.steps.push_back(std::move(step));
    }
    return out;
  }
  static Trace counts(const std::vector<int>& values) {
    std::vector<std::pair<Value, Value>> states;
    for (const int value : values) states.emplace_back(Value::integer(value), Value::boolean(true));
    return trace(states);
  }
  [[nodiscard]] kernel::ExprId invariant() const { return specification_.model.invariants[0].expr; }
  [[nodiscard]] kernel::ExprId partial() const { return specification_.model.invariants[1].expr; }

  /// Why the replayer refuses the work; empty: it does not.
  template <class Work>
  static std::string refusal(Work work) {
    try {
      (void)work();
    } catch (const ReplayFailure& failure) {
      return failure.what();
    }
    return {};
  }
  std::string refusal_of_violation(const Trace& trace) {
    return refusal([&] { return replayer_.state_violation(trace, invariant(), false); });
  }

  frontend::Specification specification_;
  interpret::Interpreter interpreter_;
  Replayer replayer_;
};

TEST_F(ReplayTest, ConfirmsABehaviourThatViolatesTheInvariant) {
  const Replay replay = replayer_.state_violation(counts({0, 2, 3}), invariant(), false);
  ASSERT_TRUE(std::holds_alternative<Confirmed>(replay));
  EXPECT_FALSE(std::get<Confirmed>(replay).error);
}

TEST_F(ReplayTest, RefusesAWrongInitialState) {
  EXPECT_EQ(refusal_of_violation(counts({1, 3})), "the first state of a trace does not satisfy Init");
  EXPECT_NE(refusal_of_violation(trace({{Value::integer(0), Value::integer(7)}, {Value::integer(2), Value::integer(7)}})), "");
}

TEST_F(ReplayTest, RefusesAStepThatIsNone) {
  EXPECT_EQ(refusal_of_violation(counts({0, 3})), "step 1 of a trace does not satisfy Next");
  EXPECT_EQ(refusal_of_violation(counts({0, 1, 1, 3})), "step 2 of a trace does not satisfy Next");
  const Value yes = Value::boolean(true), no = Value::boolean(false);
  EXPECT_EQ(refusal_of_violation(trace({{Value::integer(0), yes}, {Value::integer(2), yes}, {Value::integer(3), no}})),
            "step 2 of a trace does not satisfy Next");
}

/// Steps of actions with a parameter, with a variable that the action itself binds, and with an argument that follows the
/// state.
class NamedSteps : public ::testing::Test {
 protected:
  using Parameters = std::vector<std::pair<std::string, int>>;

  NamedSteps()
      : specification_(test::load_spec("VARIABLE x\n"
                                       "Add(n) == x' = x + n\n"
                                       "Jump == \\E k \\in {5, 6} : x' = x + k\n"
                                       "Set(v) == v' = 1 /\\ x' = 1\n"
                                       "Again(v) == Set(v)\n"
                                       "Never == x' = 100 /\\ x = 50\n"
                                       "Init == x = 0\n"
                                       "Next == (\\E n \\in {1, 2} : Add(n)) \\/ Jump \\/ Set(x) \\/ Again(x) \\/ Never\n"
                                       "Inv == x = 0\n",
                                       {{"Inv"}, {}, {}})),
        interpreter_(specification_.program, {}),
        replayer_(specification_, interpreter_) {}

  /// Why a step from 0 to `x` may not be called so; empty: it may.
  std::string refusal(int x, const std::string& name, const Parameters& parameters) {
    Trace trace = single({0, x});
    interpret::ActionLabel& label = trace.steps[1].action;
    label.name = Symbol(name);
    for (const auto& [parameter, value] : parameters) label.parameters.emplace_back(Symbol(parameter), Value::integer(value));
    for (const kernel::Definition& definition : specification_.program.definitions) {
      if (definition.name == label.name) label.span = definition.body_span;
    }
    try {
      (void)replayer_.state_violation(trace, specification_.model.invariants[0].expr, false);
    } catch (const ReplayFailure& failure) {
      return failure.what();
    }
    return {};
  }

  frontend::Specification specification_;
  interpret::Interpreter interpreter_;
  Replayer replayer_;
};

TEST_F(NamedSteps, AreTakenWhereTheActionAllowsThem) {
  EXPECT_EQ(refusal(1, "Add", {{"n", 1}}), "");
  EXPECT_EQ(refusal(2, "Add", {{"n", 2}}), "");
  EXPECT_EQ(refusal(5, "Jump", {{"k", 5}}), "");
  EXPECT_EQ(refusal(5, "Jump", {}), "") << "what is bound need not be shown";
  EXPECT_EQ(refusal(1, "Set", {}), "") << "the argument follows the state and is not shown";
  EXPECT_EQ(refusal(1, "Set", {{"v", 0}}), "") << "nor is it known here what the value says";
  EXPECT_EQ(refusal(1, "Again", {}), "");
}

TEST_F(NamedSteps, AreRefusedWhereTheActionDoesNot) {
  EXPECT_EQ(refusal(1, "Add", {{"n", 2}}), "step 1 of a trace is no step of Add with n = 2");
  EXPECT_EQ(refusal(5, "Jump", {{"k", 6}}), "step 1 of a trace is no step of Jump with k = 6");
  EXPECT_EQ(refusal(5, "Add", {{"n", 1}}), "step 1 of a trace is no step of Add with n = 1");
  EXPECT_EQ(refusal(1, "Jump", {}), "step 1 of a trace is no step of Jump");
  EXPECT_EQ(refusal(1, "Jump", {{"k", 1}}), "step 1 of a trace is no step of Jump with k = 1") << "not one of the set";
  EXPECT_EQ(refusal(1, "Never", {}), "step 1 of a trace is no step of Never");
  EXPECT_EQ(refusal(1, "Inv", {}), "step 1 of a trace is no step of Inv") << "no action of Next";
}

TEST_F(ReplayTest, RefusesAPropertyThatHoldsAfterAll) {
  EXPECT_EQ(refusal_of_violation(counts({0, 2})), "a property said to be violated holds");
}

TEST_F(ReplayTest, TellsFalseFromUndefined) {
  const auto partial_violation = [&](const std::vector<int>& values, bool undefined) {
    return refusal([&] { return replayer_.state_violation(counts(values), partial(), undefined); });
  };
  EXPECT_EQ(partial_violation({0, 2}, true), "");
  EXPECT_EQ(partial_violation({0, 1}, true), "an expression said to be undefined has a value");
  EXPECT_NE(partial_violation({0, 2}, false), "");
}

TEST_F(ReplayTest, RefusesADeadlockThatHasASuccessor) {
  EXPECT_EQ(refusal([&] { return replayer_.deadlock(counts({0, 2, 4})); }), "");
  EXPECT_EQ(refusal([&] { return replayer_.deadlock(counts({0, 2})); }), "a state said to be a deadlock has a successor");
}

TEST_F(ReplayTest, RefusesAStepThatHasAValueAfterAll) {
  EXPECT_EQ(refusal([&] {
              return replayer_.undefined_step(counts({0, 2}));
            }),
            "the next-state relation, said to be undefined in the last state, has a value");
  EXPECT_NE(refusal([&] { return replayer_.undefined_init(); }), "");
}

TEST_F(ReplayTest, RefusesACounterexampleToInductionThatTheInvariantDoesNotAdmit) {
  const std::vector<kernel::ExprId> assumed{invariant()};
  const auto induction = [&](const std::vector<int>& values) {
    return refusal([&] { return replayer_.induction(counts(values), assumed, invariant(), false); });
  };
  EXPECT_EQ(induction({2, 3}), "");
  EXPECT_EQ(induction({-5, -4}), "a property said to be violated holds");
  EXPECT_EQ(induction({3, 4}), "a state said to satisfy the invariant does not");
  EXPECT_EQ(induction({2, 5}), "step 1 of a trace does not satisfy Next");
}

TEST_F(ReplayTest, RefusesAViolatedStepThatKeepsTheProperty) {
  const frontend::Specification specification = test::load_spec(
      "VARIABLE x\nInit == x = 0\nNext == x' \\in {x + 1, x + 2, 9}\nSmall == [][x' - x < 2]_x\nPart == [][6 \\div x' > 0]_x\n",
      {{}, {"Small", "Part"}, {}});
  interpret::Interpreter interpreter(specification.program, {});
  Replayer replayer(specification, interpreter);
  const auto refused = [&](const std::vector<int>& values, std::size_t property, bool undefined) {
    return refusal([&] {
      return replayer.action_violation(single(values), specification.model.action_properties[property].expr, undefined);
    });
  };
  EXPECT_EQ(refused({0, 1, 3}, 0, false), "");
  EXPECT_EQ(refused({0, 2, 3}, 0, false), "a property said to be violated holds") << "only the last step counts";
  EXPECT_EQ(refused({0, 3}, 0, false), "step 1 of a trace does not satisfy Next");
  EXPECT_EQ(refused({1, 3}, 0, false), "the first state of a trace does not satisfy Init");
  EXPECT_EQ(refused({0, 1}, 1, true), "an expression said to be undefined has a value");
  EXPECT_EQ(refused({0, 9}, 1, false), "");

  const auto induction = [&](const std::vector<int>& values) {
    return refusal(
        [&] { return replayer.induction_step(single(values), {}, specification.model.action_properties[0].expr, false); });
  };
  EXPECT_EQ(induction({5, 7}), "") << "not a behaviour";
  EXPECT_EQ(induction({5, 6}), "a property said to be violated holds");
  EXPECT_EQ(induction({5, 8}), "step 1 of a trace does not satisfy Next");
}

TEST(Replay, ConfirmsWhatHasNoValueAndSaysWhy) {
  const frontend::Specification specification =
      test::load_spec("VARIABLE x\nInit == x = 2 \\/ x = 1 \\div 0\nNext == x' = 6 \\div (x - 2) /\\ x' < x\n");
  interpret::Interpreter interpreter(specification.program, {});
  Replayer replayer(specification, interpreter);
  replayer.expect_undefined();
  for (const Replay& replay :
       {replayer.undefined_init(), replayer.undefined_step(single({2})), replayer.deadlock(single({2}))}) {
    ASSERT_TRUE(std::holds_alternative<Confirmed>(replay));
    ASSERT_TRUE(std::get<Confirmed>(replay).error);
    EXPECT_EQ(std::get<Confirmed>(replay).error->kind, interpret::EvalError::Kind::Undefined);
  }
}

TEST(Replay, LeavesOpenWhatTheInterpreterCannotTell) {
  const frontend::Specification specification = test::load_spec(
      "VARIABLE x\nInit == x = 0\nNext == x' = x + 1\nInv == \\E n \\in Nat : n * n * n = 7 * x + 4\n", {{"Inv"}, {}, {}});
  interpret::Interpreter interpreter(specification.program, {});
  Replayer replayer(specification, interpreter);
  const kernel::ExprId invariant = specification.model.invariants[0].expr;
  for (const bool undefined : {false, true}) {
    const Replay replay = replayer.state_violation(single({0, 1}), invariant, undefined);
    ASSERT_TRUE(std::holds_alternative<Unconfirmed>(replay));
    EXPECT_NE(std::get<Unconfirmed>(replay).reason, "");
  }
  EXPECT_THROW((void)replayer.state_violation(single({0, 2}), invariant, false), ReplayFailure)
      << "the steps are checked first";
}

TEST(Replay, RefusesABehaviourThatGoesOnPastAConstraint) {
  const frontend::Specification specification =
      test::load_spec("VARIABLE x\nInit == x = 0\nNext == x' = x + 1\nInv == x < 3\nFew == x < 2\n",
                      {{}, {}, "INIT Init NEXT Next INVARIANT Inv CONSTRAINT Few CHECK_DEADLOCK FALSE"});
  interpret::Interpreter interpreter(specification.program, {});
  Replayer replayer(specification, interpreter);
  const auto refused = [&](const std::vector<int>& values) -> std::string {
    try {
      (void)replayer.state_violation(single(values), specification.model.invariants[0].expr, false);
    } catch (const ReplayFailure& failure) {
      EXPECT_EQ(failure.trace().steps.size(), values.size());
      return failure.what();
    }
    return {};
  };
  EXPECT_EQ(refused({0, 1, 2, 3}), "a trace goes on past constraint Few");
  EXPECT_EQ(refused({0, 1}), "a property said to be violated holds");
}

TEST(Replay, RefusesABehaviourThatGoesOnPastAnActionConstraint) {
  const frontend::Specification specification =
      test::load_spec("VARIABLE x\nInit == x = 0\nNext == x' = x + 1\nInv == x < 3\nOne == x' # 2\n",
                      {{}, {}, "INIT Init NEXT Next INVARIANT Inv ACTION_CONSTRAINT One CHECK_DEADLOCK FALSE"});
  interpret::Interpreter interpreter(specification.program, {});
  Replayer replayer(specification, interpreter);
  try {
    (void)replayer.state_violation(single({0, 1, 2, 3}), specification.model.invariants[0].expr, false);
    ADD_FAILURE() << "not refused";
  } catch (const ReplayFailure& failure) {
    EXPECT_STREQ(failure.what(), "a trace goes on past constraint One");
  }
}

class LassoReplayTest : public ::testing::Test {
 protected:
  /// A counter that goes round, and may halt at 2 only; it is never allowed to be 9.
  LassoReplayTest()
      : specification_(test::load_spec("VARIABLE x\nInit == x = 0\nUp == x < 5 /\\ x' = x + 1\n"
                                       "Next == Up \\/ (x \\in {3, 5} /\\ x' = 1)\n"
                                       "Spec == Init /\\ [][Next]_x /\\ WF_x(x # 2 /\\ Next)\n"
                                       "Few == x < 5\nP == <>[](x < 3)\n",
                                       {{}, {}, "SPECIFICATION Spec PROPERTY P CONSTRAINT Few CHECK_DEADLOCK FALSE"})
                           .draft()),
        properties_(encoder::list_properties(specification_.model)),
        behaviours_(specification_, properties_, {}),
        interpreter_(specification_.program, {}),
        replayer_(specification_, interpreter_) {}

  std::string refusal(const std::vector<int>& values, std::size_t loop) {
    Trace trace = single(values);
    trace.loop_start = loop;
    for (std::uint32_t i = 0; i < properties_.size(); ++i) {
      const encoder::PropertyId id(i);
      if (properties_[id].kind != encoder::PropertyKind::Temporal) continue;
      try {
        const Replay replay = replayer_.lasso(trace, behaviours_.formulas(), behaviours_.assumed(),
                                              std::get<temporal::FormulaId>(behaviours_.property(id)));
        return std::holds_alternative<Confirmed>(replay) ? "" : "unconfirmed";
      } catch (const ReplayFailure& failure) {
        return failure.what();
      }
    }
    return "no temporal property";
  }

  frontend::Specification specification_;
  encoder::Properties properties_;
  encoder::Behaviours behaviours_;
  interpret::Interpreter interpreter_;
  Replayer replayer_;
};

TEST_F(LassoReplayTest, ConfirmsABehaviourThatGoesOnForEver) { EXPECT_EQ(refusal({0, 1, 2, 3}, 1), ""); }

TEST_F(LassoReplayTest, RefusesALoopThatDoesNotClose) {
  EXPECT_EQ(refusal({0, 1, 2, 3}, 0), "step 4 of a trace does not satisfy Next");
  EXPECT_EQ(refusal({0, 1, 2, 3}, 2), "step 4 of a trace does not satisfy Next");
}

TEST_F(LassoReplayTest, RefusesABeginningThatIsNone) {
  EXPECT_EQ(refusal({1, 2, 3}, 0), "the first state of a trace does not satisfy Init");
  EXPECT_EQ(refusal({0, 2, 3, 1}, 1), "step 1 of a trace does not satisfy Next");
}

TEST_F(LassoReplayTest, RefusesAnUnfairBehaviour) {
  EXPECT_EQ(refusal({0, 1, 2, 3}, 3), "a behaviour that goes on for ever does not satisfy the fairness of the specification");
}

TEST_F(LassoReplayTest, RefusesAPropertyThatHoldsAfterAll) {
  EXPECT_EQ(refusal({0, 1, 2}, 2), "a temporal property said to be violated holds") << "it may stutter there";
}

TEST_F(LassoReplayTest, RefusesABehaviourThatLeavesTheConstraint) {
  EXPECT_EQ(refusal({0, 1, 2, 3, 4, 5}, 1), "a trace goes on past constraint Few");
}

}  // namespace
}  // namespace tlaloc::trace

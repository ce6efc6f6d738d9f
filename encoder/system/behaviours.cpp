#include "encoder/system/behaviours.h"

#include "frontend/kernel/open_constants.h"
#include "frontend/support/check.h"
#include "frontend/temporal/normalise.h"

namespace tlaloc::encoder {

namespace {

Encoded<temporal::FormulaId> as_encoded(std::variant<temporal::FormulaId, temporal::NoNormalForm> form, bool interrupted) {
  if (const auto* id = std::get_if<temporal::FormulaId>(&form)) return *id;
  if (interrupted) return Refusal{Refusal::Kind::Interrupted, {}, {}, {}, {}};
  auto& refusal = std::get<temporal::NoNormalForm>(form);
  return Refusal{Refusal::Kind::Unsupported, std::move(refusal.message), refusal.span, {}, {}};
}

constexpr std::size_t kMostConstants = 10'000;  // combinations of values of open constants

/// What `expr`, over open constants, can be.
interpret::Result<std::vector<Value>> values_of_open(frontend::Specification& own, interpret::Interpreter& interpreter,
                                                     kernel::ExprId expr) {
  std::vector<kernel::ExprId> said = own.model.open->ranges;
  said.insert(said.end(), own.model.open->conjuncts.begin(), own.model.open->conjuncts.end());
  const kernel::ExprId facts = kernel::only_constants(own.program, said, expr);
  std::vector<interpret::State> constants;
  const auto listed = interpreter.for_each_initial_state(facts, [&](const interpret::State& state) {
    constants.push_back(state);
    return constants.size() <= kMostConstants;
  });
  if (const auto* error = std::get_if<interpret::EvalError>(&listed)) return *error;
  if (constants.size() > kMostConstants) {
    return interpret::EvalError{interpret::EvalError::Kind::Limit, "the open constants have too many values", {}, {}};
  }
  std::vector<Value> values;
  for (const interpret::State& state : constants) {
    auto value = interpreter.evaluate(expr, &state);
    if (const auto* error = std::get_if<interpret::EvalError>(&value)) return *error;
    values.push_back(std::get<Value>(std::move(value)));
  }
  return values;
}

}  // namespace

Behaviours::Behaviours(frontend::Specification& own, const Properties& properties, interpret::Run run,
                       const std::function<bool()>& interrupted) {
  interpret::Options options;
  options.run = std::move(run);
  options.interrupted = interrupted;
  interpret::Interpreter interpreter(own.program, std::move(options));
  const temporal::ConstantEvaluator constant{[&](kernel::ExprId expr) { return interpreter.evaluate(expr); },
                                             [&](kernel::ExprId expr) { return values_of_open(own, interpreter, expr); }};
  const auto normal = [&](kernel::ExprId formula, bool negated) {
    auto form = temporal::normalise(own.program, formulas_, constant, formula, negated);
    return as_encoded(std::move(form), interrupted && interrupted());
  };
  std::vector<temporal::FormulaId> assumed;
  const auto assume = [&](kernel::ExprId formula) {
    auto form = normal(formula, false);
    if (const auto* id = std::get_if<temporal::FormulaId>(&form)) {
      assumed.push_back(*id);
    } else if (!refused_) {
      refused_ = std::get<Refusal>(form);
    }
  };
  for (const frontend::Fairness& fairness : own.model.fairness) assume(fairness.expr);
  for (const frontend::TemporalFormula& formula : own.model.assumed) assume(formula.expr);
  assumed_ = formulas_.conjunction(assumed);
  for (std::uint32_t i = 0; i < properties.size(); ++i) {
    const Property& asked = properties[PropertyId(i)];
    violated_.emplace_back();
    properties_.emplace_back();
    one_by_one_.emplace_back();
    if (asked.kind != PropertyKind::Temporal) continue;
    properties_.back() = normal(asked.formula, false);
    Normal violated = normal(asked.formula, true);
    if (const auto* id = std::get_if<temporal::FormulaId>(&violated)) {
      const temporal::Formula formula = formulas_[*id];
      const bool has_parts = formula.kind == temporal::Formula::Kind::Or && !formula.operands.empty();
      for (const temporal::FormulaId part : has_parts ? formula.operands : std::vector{*id}) {
        one_by_one_.back().push_back(formulas_.conjunction({assumed_, part}));
      }
      violated = formulas_.conjunction({assumed_, *id});
    }
    violated_.back() = std::move(violated);
  }
}

Encoded<temporal::FormulaId> Behaviours::counterexample(PropertyId property) const {
  if (refused_) return *refused_;
  TLALOC_CHECK(violated_[property.index].has_value(), "a property that is not about whole behaviours");
  return *violated_[property.index];
}

const std::vector<temporal::FormulaId>& Behaviours::counterexamples(PropertyId property) const {
  return one_by_one_[property.index];
}

Encoded<temporal::FormulaId> Behaviours::property(PropertyId property) const {
  TLALOC_CHECK(properties_[property.index].has_value(), "a property that is not about whole behaviours");
  return *properties_[property.index];
}

}  // namespace tlaloc::encoder

// What the parts of SPECIFICATION and PROPERTY become in the model.
#include <fmt/format.h>

#include <algorithm>

#include "frontend/kernel/traverse.h"
#include "frontend/model/model_builder.h"
#include "frontend/support/check.h"

namespace tlaloc::model {

using frontend::Model;
using frontend::NamedExpr;
using frontend::TemporalForm;
using frontend::TemporalFormula;
using kernel::ExprId;
using kernel::Level;

void ModelBuilder::place_specification(Model& model) {
  const NamedExpr& spec = *specification_;
  std::vector<ExprId> init;
  const auto complain = [&](ExprId part, const std::string& message) {
    sink_.report(Diagnostic{DiagnosticKind::SpecificationShape,
                            message,
                            program_.spans[part],
                            {{spec.span, "in this specification"}},
                            "a specification is `Init /\\ [][Next]_vars`, with fairness conditions"});
  };
  for (const Part& part : split(program_, spec.expr)) {
    switch (part.kind) {
      case PartKind::State:
        init.push_back(part.expr);
        break;
      case PartKind::BoxState:
        complain(part.expr, "a specification with `[]P` is not supported");
        break;
      case PartKind::Action:
        complain(part.expr, "a bare action in a specification restricts only the first step");
        break;
      case PartKind::WeakFair:
      case PartKind::StrongFair:
        model.fairness.push_back(fairness(part));
        break;
      case PartKind::Eventually:
      case PartKind::EventuallyAlways:
      case PartKind::AlwaysEventually:
      case PartKind::LeadsTo:
      case PartKind::Temporal:
        if (const auto* hidden = std::get_if<kernel::UnboundedQuantifier>(&program_.exprs[part.expr]);
            hidden != nullptr && hidden->temporal) {
          sink_.report(DiagnosticKind::Unsupported, program_.spans[part.expr],
                       "a specification with hidden variables is not supported");
        } else {
          model.assumed.push_back(temporal(part_name(spec, part), part));
        }
        break;
      case PartKind::BoxAction:
        if (!part.binders.empty()) {
          complain(part.expr, "`[][Next]_v` under a quantifier is not supported in a specification");
        } else if (model.next) {
          complain(part.expr, "a second `[][Next]_v` in one specification");
        } else {
          model.next = part.operands[0];
          model.next_name = call_name(part.operands[0], "Next");
          model.subscript = part.operands[1];
          check_subscript(part.operands[1]);
        }
        break;
    }
  }
  if (init.size() == 1) {
    model.init = init.front();
  } else if (init.size() > 1) {
    Level level = Level::Constant;
    for (const ExprId part : init) level = std::max(level, program_.levels[part]);
    const Span span = join(program_.spans[init.front()], program_.spans[init.back()]);
    model.init = program_.add(kernel::OpApply{kernel::Op::And, std::move(init)}, span, level);
  }
  if (sink_.has_errors()) return;
  if (program_.variables.empty() && !model.init && !init_) {
    // `[][TRUE]_<<>>`, as modules without variables are given one: it says nothing of the only state, which goes on.
    model.next.reset();
    model.subscript.reset();
    return;
  }
  if (!model.next && !next_) complain(spec.expr, fmt::format("`{}` has no conjunct `[][Next]_v`", spec.name));
  if (!model.init && !init_) complain(spec.expr, fmt::format("`{}` has no initial predicate", spec.name));
}

void ModelBuilder::check_subscript(ExprId subscript) {
  std::vector<bool> seen(program_.variables.size());
  for (const ExprId id : kernel::reach(program_, {subscript}).exprs) {
    const auto* ref = std::get_if<kernel::VariableRef>(&program_.exprs[id]);
    if (ref != nullptr && ref->variable.index < seen.size()) seen[ref->variable.index] = true;  // not an action's own variable
  }
  std::vector<std::string> missing;
  for (std::uint32_t i = 0; i < seen.size(); ++i) {
    if (!seen[i]) missing.push_back(program_.variables[kernel::VariableId(i)].name.text());
  }
  if (missing.empty()) return;
  sink_.report(DiagnosticKind::SubscriptMissesVariable, program_.spans[subscript],
               fmt::format("the subscript of the next-state relation misses {}", fmt::join(missing, ", ")),
               "steps that change only what is missing are treated as steps of the relation, as TLC does");
}

void ModelBuilder::place_property(const NamedExpr& property, Model& model) {
  const std::vector<Part> parts = split(program_, property.expr);
  TLALOC_CHECK(!parts.empty(), "nothing is left of the property `" + property.name + "`");
  for (const Part& part : parts) {
    const std::string name = parts.size() == 1 ? property.name : part_name(property, part);
    const NamedExpr formula{name, part.expr, body_span(part.kind == PartKind::BoxAction ? part.operands[0] : part.expr)};
    switch (part.kind) {
      case PartKind::State:
        model.initial_properties.push_back(formula);
        break;
      case PartKind::BoxState:
        model.invariants.push_back(formula);
        break;
      case PartKind::BoxAction:
        model.action_properties.push_back(formula);
        break;
      case PartKind::WeakFair:
      case PartKind::StrongFair:
      case PartKind::Eventually:
      case PartKind::EventuallyAlways:
      case PartKind::AlwaysEventually:
      case PartKind::LeadsTo:
      case PartKind::Temporal:
        model.temporal.push_back(temporal(name, part));
        break;
      case PartKind::Action: {
        const auto asked = asked_.find(property.expr);
        sink_.report(Diagnostic{DiagnosticKind::ConfigLevel,
                                fmt::format("the property `{}` is an action", name),
                                asked != asked_.end() && asked->second.is_valid() ? asked->second : property.span,
                                {{property.span, "its definition"}},
                                "`[][A]_v` says that every step is an A step"});
        break;
      }
    }
  }
}

frontend::Fairness ModelBuilder::fairness(const Part& part) const {
  return {part.kind == PartKind::StrongFair, part.binders, part.operands[0], part.operands[1], part.expr,
          body_span(part.operands[0])};
}

TemporalFormula ModelBuilder::temporal(const std::string& name, const Part& part) const {
  const auto form = [&] {
    switch (part.kind) {
      case PartKind::WeakFair:
        return TemporalForm::WeakFair;
      case PartKind::StrongFair:
        return TemporalForm::StrongFair;
      case PartKind::Eventually:
        return TemporalForm::Eventually;
      case PartKind::EventuallyAlways:
        return TemporalForm::EventuallyAlways;
      case PartKind::AlwaysEventually:
        return TemporalForm::AlwaysEventually;
      case PartKind::LeadsTo:
        return TemporalForm::LeadsTo;
      default:
        return TemporalForm::General;
    }
  };
  TemporalFormula formula;
  formula.name = name;
  formula.expr = part.expr;
  formula.span = body_span(part.expr);
  formula.form = form();
  formula.binders = part.binders;
  formula.operands = part.operands;
  return formula;
}

/// `P!2!1`, as TLA+ names the conjuncts of a definition; an expression's conjuncts are named by their text.
std::string ModelBuilder::part_name(const NamedExpr& whole, const Part& part) const {
  if (!is_name(whole.name)) return kernel::print(program_, part.expr);
  std::string name = whole.name;
  for (const std::uint32_t position : part.path) name += fmt::format("!{}", position);
  return name;
}

}  // namespace tlaloc::model

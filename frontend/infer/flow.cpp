#include "frontend/infer/flow.h"

#include <algorithm>
#include <functional>

#include "frontend/infer/flow_rules.h"
#include "frontend/stdlib/stdlib.h"
#include "frontend/support/limit.h"
#include "frontend/support/stack.h"

namespace tlaloc::infer {

using kernel::Expr;
using kernel::Op;

Flow::Flow(const kernel::Program& program, TypeStore& types)
    : program_(program), types_(types), sources_(find_sources(program)) {
  const Cell empty{types_.nothing(), {}, {}};
  variables_.resize(program.variables.size() + program.own_variables.size(), empty);
  locals_.resize(program.locals.size(), empty);
  definitions_.resize(program.definitions.size(), empty);
  results_.resize(program.exprs.size(), types_.nothing());
  called_.resize(program.definitions.size());
  for (std::uint32_t i = 0; i < program.constants.size(); ++i) constants_.push_back(types_.opaque(kernel::ConstantId(i)));
  for (const Expr& expr : program.exprs) {
    if (const auto* call = std::get_if<kernel::Call>(&expr)) called_[call->definition.index] = true;
  }
}

/// Copies of published modules give the operators that TLC implements itself the body TRUE.
bool Flow::is_placeholder(const kernel::Definition& definition) const {
  const auto* literal = std::get_if<kernel::Literal>(&program_.exprs[definition.body]);
  return literal != nullptr && literal->value.is_bool() && stdlib::find_bundled(definition.module.text()) != nullptr;
}

void Flow::run() {
  const auto units = static_cast<Unit>(program_.definitions.size() + program_.assumptions.size());
  is_waiting_.assign(units, false);
  infer_constants();
  for (std::size_t i = 0; i < variables_.size(); ++i) {
    // Nothing in this module says how it begins.
    if (i >= sources_.initialised.size() || !sources_.initialised[i]) variables_[i].type = types_.anything();
  }
  for (std::size_t i = 0; i < called_.size(); ++i) {
    if (called_[i]) continue;
    for (const LocalId param : program_.definitions[kernel::DefinitionId(static_cast<std::uint32_t>(i))].params)
      locals_[param.index].type = types_.anything();
  }
  for (Unit unit = 0; unit < units; ++unit) wake({unit});
  while (!waiting_.empty()) {
    current_ = waiting_.front();
    waiting_.pop_front();
    is_waiting_[current_] = false;
    if (current_ < program_.definitions.size()) {
      const kernel::Definition& definition = program_.definitions[kernel::DefinitionId(current_)];
      const TypeId result = eval(definition.body);
      raise(definitions_[current_], is_placeholder(definition) ? types_.anything() : result, definition.body_span);
    } else {
      (void)eval(program_.assumptions[current_ - program_.definitions.size()].formula);
    }
  }
}

/// `ASSUME N \in Nat` is checked before anything else: what it says of constants holds.
void Flow::infer_constants() {
  const std::function<void(ExprId)> read_conjunct = [&](ExprId id) {
    const auto* e = std::get_if<kernel::OpApply>(&program_.exprs[id]);
    if (e == nullptr) return;
    if (e->op == Op::And) {
      for (const ExprId arg : e->args) read_conjunct(arg);
      return;
    }
    if (e->op != Op::In && e->op != Op::SubsetEq) return;
    const auto* constant = std::get_if<kernel::ConstantRef>(&program_.exprs[e->args[0]]);
    if (constant == nullptr) return;
    const TypeId element = types_.element(eval(e->args[1]));
    if (types_.is_open(element) || element == types_.nothing()) return;
    constants_[constant->constant.index] = e->op == Op::In ? element : types_.set_of(element);
  };
  for (Unit i = 0; i < program_.assumptions.size(); ++i) {
    current_ = static_cast<Unit>(program_.definitions.size()) + i;
    read_conjunct(program_.assumptions[i].formula);
  }
}

void Flow::wake(const std::vector<Unit>& readers) {
  for (const Unit unit : readers) {
    if (is_waiting_[unit]) continue;
    is_waiting_[unit] = true;
    waiting_.push_back(unit);
  }
}

void Flow::watch(std::vector<Unit>& readers) const {
  if (std::find(readers.begin(), readers.end(), current_) == readers.end()) readers.push_back(current_);
}

void Flow::raise(Cell& cell, TypeId type, Span span) {
  const TypeId joined = types_.join(cell.type, type);
  if (joined == cell.type) return;
  const Kinds added = static_cast<Kinds>(types_.kinds(joined) & ~types_.kinds(cell.type));
  if (added != 0) cell.origins.push_back({added, span});
  cell.type = joined;
  wake(cell.readers);
}

TypeId Flow::read(Cell& cell) {
  watch(cell.readers);
  return cell.type;
}

TypeId Flow::eval(ExprId expr) {
  if (stack::is_low()) return stack::on_segment([&] { return eval(expr); });
  limit::poll();
  const TypeId result = std::visit(FlowRules{*this, expr}, program_.exprs[expr]);
  results_[expr.index] = result;
  return result;
}

std::vector<kernel::VariableId> Flow::variables_of(ExprId expr) {
  if (const auto variable = plain_variable(program_, expr)) return {*variable};
  if (const auto* ref = std::get_if<kernel::LocalRef>(&program_.exprs[expr]);
      ref != nullptr && !program_.locals[ref->local].is_bound_variable) {
    auto& names = names_[ref->local];
    watch(names.readers);
    return names.value;
  }
  return {};
}

/// `target` is given values of this type: in the next state when it is primed (the prime is taken off already).
void Flow::assign(ExprId target, TypeId type, Span span, bool primed) {
  if (!primed) {
    if (const auto variable = plain_variable(program_, target)) raise(variables_[variable->index], type, span);
    return;
  }
  for (const VariableId variable : variables_of(target)) raise(variables_[variable.index], type, span);
}

void Flow::bind(const kernel::Binder& binder) {
  const TypeId element = types_.element(eval(binder.set));
  const Span span = program_.spans[binder.set];
  if (!binder.is_tuple) return raise(locals_[binder.locals[0].index], element, span);
  for (std::size_t i = 0; i < binder.locals.size(); ++i)
    raise(locals_[binder.locals[i].index], types_.component(element, i), span);
}

/// An argument, or the value of a LET name.
void Flow::pass(LocalId parameter, ExprId argument) {
  const auto add = [&](auto& table, const auto& items) {
    auto& known = table[parameter];
    bool grown = false;
    for (const auto& item : items) {
      if (std::find(known.value.begin(), known.value.end(), item) != known.value.end()) continue;
      known.value.push_back(item);
      grown = true;
    }
    if (grown) wake(known.readers);
  };
  if (std::holds_alternative<kernel::Lambda>(program_.exprs[argument])) {
    (void)eval(argument);
    return add(operators_, std::vector<ExprId>{argument});
  }
  if (program_.locals[parameter].arity > 0) {
    if (const auto* ref = std::get_if<kernel::LocalRef>(&program_.exprs[argument])) {
      auto& handed_on = operators_[ref->local];
      watch(handed_on.readers);
      const std::vector<ExprId> lambdas = handed_on.value;  // a copy: the table may grow
      add(operators_, lambdas);
      if (locals_[ref->local.index].type == types_.anything())
        raise(locals_[parameter.index], types_.anything(), program_.spans[argument]);
    }
    return;
  }
  raise(locals_[parameter.index], eval(argument), program_.spans[argument]);
  const std::vector<VariableId> variables = variables_of(argument);
  if (!variables.empty()) add(names_, variables);
}

TypeId Flow::call_lambda(ExprId lambda, const std::vector<ExprId>& args) {
  const auto& node = std::get<kernel::Lambda>(program_.exprs[lambda]);
  for (std::size_t i = 0; i < args.size() && i < node.params.size(); ++i) pass(node.params[i], args[i]);
  const auto [cell, is_new] = lambdas_.try_emplace(lambda, Cell{types_.nothing(), {}, {}});
  return read(cell->second);
}

std::optional<Span> Flow::origin(ExprId expr, Kinds kinds) const {
  const Cell* cell = nullptr;
  if (const auto* variable = std::get_if<kernel::VariableRef>(&program_.exprs[expr])) {
    // An action's own variables, below ENABLED of an instance, may be anything.
    if (!program_.is_own(variable->variable)) cell = &variables_[variable->variable.index];
  } else if (const auto* local = std::get_if<kernel::LocalRef>(&program_.exprs[expr])) {
    cell = &locals_[local->local.index];
  }
  if (cell == nullptr) return std::nullopt;
  for (const Origin& origin : cell->origins) {
    if ((origin.kinds & kinds) != 0) return origin.span;
  }
  return std::nullopt;
}

}  // namespace tlaloc::infer

// What an equation of Init or Next gives values to. Shared by both evaluators, whose environments differ: Env is theirs, and
// `enter` is how they follow a name. `enter(node, env)` gets a LocalRef or a Call and gives the expression that it stands for
// and the environment that belongs to it, or nothing where it stands for a value.
//
// An equation assigns when one side leads, through names and a prime, to a variable that has no value yet: that variable gets
// the value of the other side; the left side is looked at first. Where both sides lead to tuples of one length, or to records
// of the same fields, and a part assigns, the equation is read part by part. Else it is a test.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "frontend/kernel/kernel.h"

namespace tlaloc::kernel {

/// An expression with its environment.
template <class Env>
struct Operand {
  ExprId expr;
  Env env{};
  bool primed = false;  ///< evaluated in the state under construction
};

/// Follows names and primes from an operand to the expression it stands for.
template <class Env, class Enter>
Operand<Env> see_through(const Program& program, Operand<Env> operand, const Enter& enter) {
  constexpr int kMostNames = 1000;  // names that refer to one another without end
  for (int hops = 0; hops < kMostNames; ++hops) {
    const Expr& node = program.exprs[operand.expr];
    if (const auto* apply = std::get_if<OpApply>(&node)) {
      if (apply->op != Op::Prime || operand.primed) break;
      operand.expr = apply->args[0];
      operand.primed = true;
    } else if (std::holds_alternative<LocalRef>(node) || std::holds_alternative<Call>(node)) {
      const auto meant = enter(node, operand.env);
      if (!meant) break;
      operand.expr = meant->first;
      operand.env = meant->second;
    } else {
      break;
    }
  }
  return operand;
}

/// The variable of the state under construction that a seen-through `operand` is, if any. `initially`: Init is being read.
template <class Env>
std::optional<VariableId> made_variable(const Program& program, const Operand<Env>& operand, bool initially) {
  const auto* variable = std::get_if<VariableRef>(&program.exprs[operand.expr]);
  if (variable == nullptr || operand.primed == initially) return std::nullopt;
  return variable->variable;
}

template <class Env>
using Equations = std::vector<std::pair<Operand<Env>, Operand<Env>>>;

/// The equations between the parts of two seen-through operands. Empty unless both are written as tuples of the same length, or
/// as records with the same fields.
template <class Env>
std::optional<Equations<Env>> part_equations(const Program& program, const Operand<Env>& left, const Operand<Env>& right) {
  Equations<Env> result;
  const auto add = [&](ExprId a, ExprId b) {
    result.emplace_back(Operand<Env>{a, left.env, left.primed}, Operand<Env>{b, right.env, right.primed});
  };
  const Expr& a = program.exprs[left.expr];
  const Expr& b = program.exprs[right.expr];
  const auto* tuple = std::get_if<OpApply>(&a);
  const auto* other_tuple = std::get_if<OpApply>(&b);
  if (tuple != nullptr && other_tuple != nullptr && tuple->op == Op::Tuple && other_tuple->op == Op::Tuple) {
    if (tuple->args.size() != other_tuple->args.size()) return std::nullopt;
    for (std::size_t i = 0; i < tuple->args.size(); ++i) add(tuple->args[i], other_tuple->args[i]);
    return result;
  }
  const auto* record = std::get_if<RecordConstructor>(&a);
  const auto* other_record = std::get_if<RecordConstructor>(&b);
  if (record == nullptr || other_record == nullptr || record->fields.size() != other_record->fields.size()) return std::nullopt;
  for (const auto& [name, value] : record->fields) {
    for (const auto& [other_name, other_value] : other_record->fields) {
      if (name == other_name) add(value, other_value);
    }
  }
  if (result.size() != record->fields.size()) return std::nullopt;
  return result;
}

/// How to read an equation: `variable` is assigned `value`; or part by part; or, if neither is set, as a test.
template <class Env>
struct EquationReading {
  std::optional<VariableId> variable;
  Operand<Env> value;
  Equations<Env> parts;
};

/// Decides how to read an equation. `is_open`: whether a variable of the state under construction has no value yet. Operands
/// that are the same expression, as for UNCHANGED, are always split.
template <class Env, class Enter, class IsOpen>
EquationReading<Env> read_equation(const Program& program, const Operand<Env>& left, const Operand<Env>& right, bool initially,
                                   const Enter& enter, const IsOpen& is_open) {
  const Operand<Env> a = see_through(program, left, enter);
  const Operand<Env> b = see_through(program, right, enter);
  if (const auto variable = made_variable(program, a, initially); variable && is_open(*variable)) return {variable, right, {}};
  if (const auto variable = made_variable(program, b, initially); variable && is_open(*variable)) return {variable, left, {}};
  auto parts = part_equations(program, a, b);
  if (!parts) return {};
  bool by_parts = left.expr == right.expr;
  for (const auto& [part, other] : *parts) {
    if (by_parts) break;
    const EquationReading<Env> reading = read_equation(program, part, other, initially, enter, is_open);
    by_parts = reading.variable.has_value() || !reading.parts.empty();
  }
  return by_parts ? EquationReading<Env>{std::nullopt, {}, std::move(*parts)} : EquationReading<Env>{};
}

}  // namespace tlaloc::kernel

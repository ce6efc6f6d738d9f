#include "solver/proof/expressions.h"

#include <algorithm>

#include "frontend/kernel/levels.h"
#include "frontend/kernel/text/spelling.h"
#include "frontend/support/check.h"
#include "frontend/support/stack.h"

namespace tlaloc::engine {

using kernel::ExprId;
using kernel::Op;

namespace {

/// Whether one of the values that are replaced occurs in this one.
bool has_replaced(const Value& value, const Expressions::Replacements& replacements) {
  if (stack::is_low()) return stack::on_segment([&] { return has_replaced(value, replacements); });
  const auto has = [&](const Value& part) { return has_replaced(part, replacements); };
  const auto has_field = [&](const FieldValue& field) { return has(field.second); };
  switch (value.kind()) {
    case ValueKind::Tuple:
    case ValueKind::Set:
    case ValueKind::Product:
      return std::any_of(value.items().begin(), value.items().end(), has);
    case ValueKind::Record:
    case ValueKind::RecordSet:
      return std::any_of(value.fields().begin(), value.fields().end(), has_field);
    case ValueKind::Function:
      return std::any_of(value.entries().begin(), value.entries().end(),
                         [&](const MapEntry& entry) { return has(entry.first) || has(entry.second); });
    case ValueKind::LargeFunction:
      return has(value.domain()) || has(value.otherwise()) ||
             std::any_of(value.entries().begin(), value.entries().end(),
                         [&](const MapEntry& entry) { return has(entry.first) || has(entry.second); });
    case ValueKind::PowerSet:
    case ValueKind::SeqSet:
      return has(value.base());
    case ValueKind::FunctionSet:
    case ValueKind::SetOp:
      return has(value.base()) || has(value.range());
    default:
      return replacements.contains(value);
  }
}

Op operator_of(Value::SetOperator op) {
  switch (op) {
    case Value::SetOperator::Union:
      return Op::Union2;
    case Value::SetOperator::Intersection:
      return Op::Intersect;
    case Value::SetOperator::Difference:
      return Op::SetMinus;
  }
  internal_error(__FILE__, __LINE__, "unknown operator of a set");
}

}  // namespace

ExprId Expressions::add(kernel::Expr expr) {
  const kernel::Level level = kernel::level_of(program_, expr);
  return program_.add(std::move(expr), Span{}, level);
}

ExprId Expressions::literal(Value value) { return add(kernel::Literal{std::move(value)}); }
ExprId Expressions::apply(Op op, std::vector<ExprId> operands) { return add(kernel::OpApply{op, std::move(operands)}); }

/// The program has the configuration's value wherever the specification says the name, which it need not have itself.
ExprId Expressions::named(Symbol name, const Value& value) {
  if (const auto known = program_.find(name)) {
    const kernel::Definition& definition = program_.definitions[*known];
    const auto* body = std::get_if<kernel::Literal>(&program_.exprs[definition.body]);
    const bool is_it = body != nullptr && body->value == value && definition.params.empty();
    return is_it ? add(kernel::Call{*known, {}}) : literal(value);
  }
  kernel::Definition made;
  made.name = name;
  made.body = literal(value);
  made.module = program_.root_module;
  const kernel::DefinitionId definition = program_.definitions.add(std::move(made));
  program_.root_definitions.emplace(name, definition);
  return add(kernel::Call{definition, {}});
}

ExprId Expressions::conjunction(std::vector<ExprId> operands) {
  if (operands.empty()) return literal(Value::boolean(true));
  return operands.size() == 1 ? operands.front() : apply(Op::And, std::move(operands));
}

ExprId Expressions::disjunction(std::vector<ExprId> operands) {
  if (operands.empty()) return literal(Value::boolean(false));
  return operands.size() == 1 ? operands.front() : apply(Op::Or, std::move(operands));
}

ExprId Expressions::negation(ExprId operand) { return apply(Op::Not, {operand}); }
ExprId Expressions::implication(ExprId premise, ExprId conclusion) { return apply(Op::Implies, {premise, conclusion}); }

ExprId Expressions::sum(const std::vector<ExprId>& operands) {
  return operands.empty() ? literal(Value::integer(0)) : chain(Op::Add, operands);
}

ExprId Expressions::product(const std::vector<ExprId>& operands) {
  return operands.empty() ? literal(Value::integer(1)) : chain(Op::Mul, operands);
}

/// Operators on two operands, from the left.
ExprId Expressions::chain(Op op, const std::vector<ExprId>& operands) {
  ExprId all = operands.front();
  for (std::size_t i = 1; i < operands.size(); ++i) all = apply(op, {all, operands[i]});
  return all;
}

ExprId Expressions::comparison(Op relation, const std::vector<Multiple>& multiples, const Integer& constant) {
  std::vector<ExprId> left, right;
  for (const auto& [times, expr] : multiples) {
    if (times.sign() == 0) continue;
    const Integer positive = times.sign() < 0 ? -times : times;
    const ExprId multiple = positive == Integer(1) ? expr : apply(Op::Mul, {literal(Value::integer(positive)), expr});
    (times.sign() > 0 ? left : right).push_back(multiple);
  }
  if (constant.sign() > 0) left.push_back(literal(Value::integer(constant)));
  if (constant.sign() < 0) right.push_back(literal(Value::integer(-constant)));
  return apply(relation, {sum(left), sum(right)});
}

kernel::LocalId Expressions::bound_variable(const std::string& name) {
  return program_.locals.add(kernel::Local{Symbol(name), 0, Span{}, true});
}

ExprId Expressions::reference(kernel::LocalId local) { return add(kernel::LocalRef{local}); }

ExprId Expressions::for_all(const std::vector<kernel::LocalId>& locals, ExprId set, ExprId body) {
  std::vector<kernel::Binder> binders;
  for (const kernel::LocalId local : locals) binders.push_back({{local}, false, set});
  return add(kernel::Quantifier{true, std::move(binders), body});
}

ExprId Expressions::replace(ExprId expr, const Replacements& replacements) {
  if (stack::is_low()) return stack::on_segment([&] { return replace(expr, replacements); });
  if (const auto* literal = std::get_if<kernel::Literal>(&program_.exprs[expr])) {
    return has_replaced(literal->value, replacements) ? written_out(literal->value, replacements) : expr;
  }
  const auto* operation = std::get_if<kernel::OpApply>(&program_.exprs[expr]);
  if (operation == nullptr) return expr;
  std::vector<ExprId> operands;
  for (const ExprId operand : operation->args) operands.push_back(replace(operand, replacements));
  return operands == operation->args ? expr : apply(operation->op, std::move(operands));
}

/// As an expression that makes the value, as far as something in it is replaced.
ExprId Expressions::written_out(const Value& value, const Replacements& replacements) {
  if (stack::is_low()) return stack::on_segment([&] { return written_out(value, replacements); });
  if (const auto found = replacements.find(value); found != replacements.end()) return found->second;
  if (!has_replaced(value, replacements)) return literal(value);
  const auto part = [&](const Value& inner) { return written_out(inner, replacements); };
  const auto made_of_items = [&](Op op) {
    std::vector<ExprId> items;
    for (const Value& item : value.items()) items.push_back(part(item));
    return apply(op, std::move(items));
  };
  switch (value.kind()) {
    case ValueKind::Tuple:
      return made_of_items(Op::Tuple);
    case ValueKind::Set:
      return made_of_items(Op::SetEnum);
    case ValueKind::Product:
      return made_of_items(Op::Product);
    case ValueKind::Record:
    case ValueKind::Function:
      return written_out_function(value, replacements);
    case ValueKind::LargeFunction: {
      kernel::FunctionConstructor rest;
      kernel::Local argument;
      argument.name = Symbol("arg");
      argument.is_bound_variable = true;
      rest.binders.push_back({{program_.locals.add(std::move(argument))}, false, part(value.domain())});
      rest.body = part(value.otherwise());
      std::vector<ExprId> points;
      for (const auto& [key, result] : value.entries()) points.push_back(apply(Op::MapsTo, {part(key), part(result)}));
      points.push_back(add(std::move(rest)));
      return chain(Op::Merge, points);
    }
    case ValueKind::RecordSet: {
      kernel::RecordSet set;
      for (const auto& [field, values] : value.fields()) set.fields.emplace_back(field, part(values));
      return add(std::move(set));
    }
    case ValueKind::PowerSet:
      return apply(Op::PowerSet, {part(value.base())});
    case ValueKind::SeqSet:
      return apply(Op::SeqSet, {part(value.base())});
    case ValueKind::FunctionSet:
      return apply(Op::FunctionSet, {part(value.base()), part(value.range())});
    case ValueKind::SetOp:
      return apply(operator_of(value.set_operator()), {part(value.base()), part(value.range())});
    default:
      internal_error(__FILE__, __LINE__, "a value with others in it that has no parts");
  }
}

/// A record as one, if its fields can be written; else `key :> value @@ ...`.
ExprId Expressions::written_out_function(const Value& function, const Replacements& replacements) {
  const std::vector<MapEntry> entries = function.shown_entries(program_.names);
  const bool is_record = function.kind() == ValueKind::Record &&
                         std::all_of(entries.begin(), entries.end(),
                                     [](const auto& entry) { return kernel::is_identifier(entry.first.as_symbol().text()); });
  kernel::RecordConstructor record;
  std::vector<ExprId> points;
  for (const auto& [key, result] : entries) {
    const ExprId to = written_out(result, replacements);
    if (is_record) {
      record.fields.emplace_back(key.as_symbol(), to);
    } else {
      points.push_back(apply(Op::MapsTo, {written_out(key, replacements), to}));
    }
  }
  return is_record ? add(std::move(record)) : chain(Op::Merge, points);
}

}  // namespace tlaloc::engine

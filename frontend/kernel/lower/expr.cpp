#include <fmt/core.h>

#include "frontend/kernel/lower/bounded_sequences.h"
#include "frontend/kernel/lower/lower.h"
#include "frontend/support/check.h"
#include "frontend/support/limit.h"
#include "frontend/support/overloaded.h"
#include "frontend/support/stack.h"

namespace tlaloc::kernel {

Lowering::Args Lowering::lower_all(const std::vector<syntax::ExprId>& ids) {
  Args lowered;
  lowered.reserve(ids.size());
  for (const syntax::ExprId id : ids) lowered.push_back(lower(id));
  return lowered;
}

/// The operands when the expression is a conjunction (disjunction), bulleted or infix.
bool Lowering::is_nary(Op wanted, syntax::ExprId id, std::vector<syntax::ExprId>& operands) const {
  if (stack::is_low()) return stack::on_segment([&] { return is_nary(wanted, id, operands); });
  const auto& expr = tree().exprs[id];
  if (const auto* paren = std::get_if<syntax::Paren>(&expr)) return is_nary(wanted, paren->inner, operands);
  if (const auto* junction = std::get_if<syntax::Junction>(&expr)) {
    if ((junction->kind == syntax::Junction::Kind::And) != (wanted == Op::And)) return false;
    operands = junction->items;
    return true;
  }
  const auto* infix = std::get_if<syntax::Infix>(&expr);
  if (infix == nullptr) return false;
  static const Symbol kAnd("/\\"), kOr("\\/");
  if (infix->op.symbol != (wanted == Op::And ? kAnd : kOr)) return false;
  operands = {infix->lhs, infix->rhs};
  return true;
}

ExprId Lowering::lower_nary(Op wanted, syntax::ExprId id) {
  Args flat;
  std::vector<syntax::ExprId> open{id};
  while (!open.empty()) {
    const syntax::ExprId next = open.back();
    open.pop_back();
    std::vector<syntax::ExprId> operands;
    if (is_nary(wanted, next, operands)) {
      open.insert(open.end(), operands.rbegin(), operands.rend());
    } else {
      flat.push_back(lower(next));
    }
  }
  if (flat.size() == 1) return flat.front();
  return op(wanted, std::move(flat), tree().span(id));
}

ExprId Lowering::lower_number(const syntax::Number& number, Span span) {
  if (!number.fraction.empty()) return refuse(span, fmt::format("the real number {}.{}", number.digits, number.fraction));
  const auto value = Integer::parse(number.digits, number.base);
  TLALOC_CHECK(value.has_value(), "number token that is no number: " + number.digits);
  return literal(Value::integer(*value), span);
}

ExprId Lowering::lower_except(const syntax::Except& except, Span span) {
  ExprId result = lower(except.base);
  for (const syntax::ExceptUpdate& update : except.updates) {
    Except made;
    made.base = result;
    for (const syntax::ExceptStep& step : update.path) {
      if (step.indices.empty()) {
        made.path.push_back(literal(Value::string(step.field.symbol), step.field.span));
      } else if (step.indices.size() == 1) {
        made.path.push_back(lower(step.indices.front()));
      } else {
        const Span whole = join(tree().span(step.indices.front()), tree().span(step.indices.back()));
        made.path.push_back(op(Op::Tuple, lower_all(step.indices), whole));
      }
    }
    made.at = fresh_local("@", 0, update.span, true);
    const auto outer_at = std::exchange(place_.at, made.at);
    made.value = lower(update.value);
    place_.at = outer_at;
    result = make(std::move(made), span);
  }
  return result;
}

ExprId Lowering::lower(syntax::ExprId id) {
  if (stack::is_low()) return stack::on_segment([&] { return lower(id); });
  limit::poll();
  const Span span = tree().span(id);
  const auto fields = [&](const std::vector<syntax::Field>& list) {
    std::vector<std::pair<Symbol, ExprId>> lowered;
    for (const syntax::Field& field : list) lowered.emplace_back(field.name.symbol, lower(field.value));
    return lowered;
  };
  return std::visit(
      Overloaded{
          [&](const syntax::Path& e) { return lower_path(id, e); },
          [&](const syntax::Prefix& e) { return lower_operator_use(id, e.op.symbol, {e.operand}); },
          [&](const syntax::Postfix& e) { return lower_operator_use(id, e.op.symbol, {e.operand}); },
          [&](const syntax::Infix& e) {
            std::vector<syntax::ExprId> operands;
            if (is_nary(Op::And, id, operands)) return lower_nary(Op::And, id);
            if (is_nary(Op::Or, id, operands)) return lower_nary(Op::Or, id);
            return lower_operator_use(id, e.op.symbol, {e.lhs, e.rhs});
          },
          [&](const syntax::Product& e) { return op(Op::Product, lower_all(e.factors), span); },
          [&](const syntax::Junction& e) { return lower_nary(e.kind == syntax::Junction::Kind::And ? Op::And : Op::Or, id); },
          [&](const syntax::Paren& e) { return lower(e.inner); },
          [&](const syntax::Number& e) { return lower_number(e, span); },
          [&](const syntax::String& e) { return literal(Value::string(e.text), span); },
          [&](const syntax::AtSign&) {
            TLALOC_CHECK(place_.at.has_value(), "@ outside of EXCEPT");
            return make(LocalRef{*place_.at}, span);
          },
          [&](const syntax::Tuple& e) { return op(Op::Tuple, lower_all(e.items), span); },
          [&](const syntax::SetEnum& e) { return op(Op::SetEnum, lower_all(e.items), span); },
          [&](const syntax::SetFilter& e) {
            std::vector<Binder> binders = lower_bounds(id, {e.bound});
            TLALOC_CHECK(binders.size() == 1, "filter with several patterns");
            Filter filter{std::move(binders.front()), lower(e.predicate)};
            if (const auto sequences = bounded_sequences(program_, filter, span)) filter.binder.set = *sequences;
            return make(std::move(filter), span);
          },
          [&](const syntax::SetMap& e) {
            std::vector<Binder> binders = lower_bounds(id, e.bounds);
            return make(Map{std::move(binders), lower(e.value)}, span);
          },
          [&](const syntax::FunctionConstructor& e) {
            std::vector<Binder> binders = lower_bounds(id, e.bounds);
            return make(FunctionConstructor{std::move(binders), lower(e.body), {}}, span);
          },
          [&](const syntax::FunctionSet& e) {
            return op(Op::FunctionSet, lower_all({e.from, e.to}), span);
          },
          [&](const syntax::FunctionApply& e) {
            const ExprId function = lower(e.function);
            Args args = lower_all(e.args);
            if (args.size() == 1) return op(Op::Apply, {function, args.front()}, span);
            const Span whole = join(tree().span(e.args.front()), tree().span(e.args.back()));
            return op(Op::Apply, {function, op(Op::Tuple, std::move(args), whole)}, span);
          },
          [&](const syntax::RecordConstructor& e) { return make(RecordConstructor{fields(e.fields)}, span); },
          [&](const syntax::RecordSet& e) { return make(RecordSet{fields(e.fields)}, span); },
          [&](const syntax::FieldAccess& e) {
            const ExprId record = lower(e.record);
            return op(Op::Apply, {record, literal(Value::string(e.field.symbol), e.field.span)}, span);
          },
          [&](const syntax::Except& e) { return lower_except(e, span); },
          [&](const syntax::If& e) {
            return op(Op::If, lower_all({e.condition, e.then_branch, e.else_branch}), span);
          },
          [&](const syntax::Case& e) {
            Case made;
            for (const syntax::CaseArm& arm : e.arms) {
              const ExprId condition = lower(arm.condition);
              made.arms.emplace_back(condition, lower(arm.value));
            }
            if (e.other) made.other = lower(*e.other);
            return make(std::move(made), span);
          },
          [&](const syntax::Let& e) { return lower_let(e, span); },
          [&](const syntax::Quantifier& e) { return lower_quantifier(id, e, span); },
          [&](const syntax::UnboundedQuantifier& e) { return lower_unbounded(id, e, span); },
          [&](const syntax::Choose& e) { return lower_choose(id, e, span); },
          [&](const syntax::Lambda& e) { return lower_lambda(id, e); },
          [&](const syntax::ActionBracket& e) {
            const bool box = e.kind == syntax::ActionBracket::Kind::Box;
            return op(box ? Op::BoxAction : Op::AngleAction, lower_all({e.action, e.subscript}), span);
          },
          [&](const syntax::Fairness& e) { return lower_fairness(e, span); },
          [&](const syntax::Labelled& e) { return lower(e.expr); },
          [&](const syntax::Sequent&) { return refuse(span, "ASSUME ... PROVE as an expression"); },
      },
      tree().exprs[id]);
}

}  // namespace tlaloc::kernel

#include "frontend/kernel/action/naming.h"

#include <algorithm>

namespace tlaloc::kernel {

namespace {

constexpr int kDeepest = 100;  // operators that call themselves

const OpApply* operation(const Program& program, ExprId expr) { return std::get_if<OpApply>(&program.exprs[expr]); }

bool is_op(const Program& program, ExprId expr, Op op) {
  const OpApply* apply = operation(program, expr);
  return apply != nullptr && apply->op == op;
}

/// history' = Append(...): no part of what users wrote.
bool keeps_history(const Program& program, ExprId expr) {
  const OpApply* equation = operation(program, expr);
  if (equation == nullptr || equation->op != Op::Eq) return false;
  const OpApply* prime = operation(program, equation->args[0]);
  if (prime == nullptr || prime->op != Op::Prime) return false;
  const auto* variable = std::get_if<VariableRef>(&program.exprs[prime->args[0]]);
  return variable != nullptr && program.variable(variable->variable).is_history;
}

/// Whether `expr` only tests, or says that something stays as it is.
bool only_watches(const Program& program, ExprId expr, int depth) {
  if (program.levels[expr] < Level::Action || is_op(program, expr, Op::Unchanged)) return true;
  if (keeps_history(program, expr)) return true;
  if (depth > kDeepest) return false;
  if (const auto* call = std::get_if<Call>(&program.exprs[expr])) {
    return only_watches(program, program.definitions[call->definition].body, depth + 1);
  }
  const OpApply* apply = operation(program, expr);
  if (apply == nullptr) return false;
  switch (apply->op) {
    case Op::And:
      return std::all_of(apply->args.begin(), apply->args.end(),
                         [&](ExprId arg) { return only_watches(program, arg, depth + 1); });
    case Op::Or:
    case Op::Implies:
    case Op::If:
    case Op::Eq:
    case Op::In:
    case Op::SubsetEq:
    case Op::Apply:
    case Op::BoxAction:
    case Op::AngleAction:
    case Op::Compose:
      return false;
    default:
      return true;
  }
}

/// Whether `expr` would name the step by an operator that it calls.
bool names(const Program& program, ExprId expr, int depth) {
  if (depth > kDeepest || program.levels[expr] < Level::Action) return false;
  const Expr& e = program.exprs[expr];
  if (std::holds_alternative<Call>(e)) return !only_watches(program, expr, 0);
  if (const auto* quantifier = std::get_if<Quantifier>(&e)) {
    return !quantifier->for_all && names(program, quantifier->body, depth + 1);
  }
  if (const auto* let = std::get_if<Let>(&e)) return names(program, let->body, depth + 1);
  const OpApply* apply = operation(program, expr);
  if (apply == nullptr) return false;
  const auto any = [&](std::size_t count) {
    return std::any_of(apply->args.begin(), apply->args.begin() + static_cast<std::ptrdiff_t>(count),
                       [&](ExprId arg) { return names(program, arg, depth + 1); });
  };
  if (apply->op == Op::Or || apply->op == Op::And) return any(apply->args.size());
  return (apply->op == Op::BoxAction || apply->op == Op::AngleAction) && any(1);
}

/// Whether `expr` is a disjunction, seen through what binds.
bool is_split(const Program& program, ExprId expr) {
  for (;;) {
    const Expr& e = program.exprs[expr];
    if (const auto* quantifier = std::get_if<Quantifier>(&e)) {
      expr = quantifier->body;
    } else if (const auto* let = std::get_if<Let>(&e)) {
      expr = let->body;
    } else {
      return is_op(program, expr, Op::Or);
    }
  }
}

}  // namespace

Naming naming_below_split(Naming outer) {
  switch (outer) {
    case Naming::Whole:
      return Naming::Arm;
    case Naming::NextCall:
      return Naming::Settled;
    default:
      return outer;
  }
}

Naming naming_below_call(Naming outer, const Definition& called) {
  switch (outer) {
    case Naming::Settled:
    case Naming::NextCall:
      return Naming::Settled;
    case Naming::Whole:
      return called.params.empty() ? Naming::Whole : Naming::Action;
    default:
      return Naming::Action;
  }
}

Naming naming_of_conjunct(Naming outer, std::size_t index, std::size_t count, std::optional<std::size_t> heir) {
  if (heir != index) return Naming::Settled;
  // What other conjuncts follow is one way on, whichever arm was taken: its name must be settled before arms part.
  return index + 1 == count ? outer : Naming::NextCall;
}

std::optional<std::size_t> find_heir(const Program& program, const std::vector<ExprId>& conjuncts, Naming outer) {
  if (outer == Naming::Settled || conjuncts.empty()) return std::nullopt;
  if (conjuncts.size() == 1) return 0;
  if (outer != Naming::Arm && outer != Naming::Whole) return std::nullopt;
  std::optional<std::size_t> heir;
  bool others_watch = true;
  for (std::size_t i = 0; i < conjuncts.size(); ++i) {
    if (names(program, conjuncts[i], 0)) {
      if (heir) return std::nullopt;
      heir = i;
    } else {
      others_watch = others_watch && only_watches(program, conjuncts[i], 0);
    }
  }
  if (!heir || (!others_watch && !is_split(program, conjuncts[*heir]))) return std::nullopt;
  return heir;
}

}  // namespace tlaloc::kernel

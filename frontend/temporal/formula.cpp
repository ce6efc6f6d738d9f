#include "frontend/temporal/formula.h"

#include <algorithm>

#include "frontend/support/stack.h"

namespace tlaloc::temporal {

using Kind = Formula::Kind;

namespace {

Kind dual(Kind kind) {
  switch (kind) {
    case Kind::And:
      return Kind::Or;
    case Kind::Or:
      return Kind::And;
    case Kind::Always:
      return Kind::Eventually;
    case Kind::Eventually:
      return Kind::Always;
    case Kind::Atom:
      return Kind::Negated;
    case Kind::Negated:
      return Kind::Atom;
  }
  return kind;
}

}  // namespace

FormulaId Formulas::add(Formula formula) {
  const auto [at, is_new] = known_.try_emplace(formula, FormulaId(static_cast<std::uint32_t>(formulas_.size())));
  if (!is_new) return at->second;
  const auto all = [&](const std::vector<bool>& facts) {
    return std::all_of(formula.operands.begin(), formula.operands.end(),
                       [&](FormulaId operand) { return facts[operand.index]; });
  };
  const bool is_modal = formula.kind == Kind::Always || formula.kind == Kind::Eventually;
  const bool is_atom = formula.atom.is_valid();
  const bool is_twice = is_modal && formulas_[formula.operands.front().index].kind == dual(formula.kind);
  is_about_the_end_.push_back(!is_atom && (is_twice || all(is_about_the_end_)));
  is_plain_.push_back(is_atom || (!is_modal && all(is_plain_)));
  formulas_.push_back(std::move(formula));
  return at->second;
}

FormulaId Formulas::atom(kernel::ExprId expr, bool is_action, bool negated) {
  const auto [at, is_new] = known_atoms_.try_emplace(expr.index, AtomId(static_cast<std::uint32_t>(atoms_.size())));
  if (is_new) atoms_.push_back({expr, is_action});
  return add({negated ? Kind::Negated : Kind::Atom, at->second, {}});
}

FormulaId Formulas::join(Kind kind, std::vector<FormulaId> operands) {
  std::vector<FormulaId> all;
  for (const FormulaId operand : operands) {
    const Formula& formula = formulas_[operand.index];
    if (formula.kind == kind) {
      all.insert(all.end(), formula.operands.begin(), formula.operands.end());
    } else if (formula.kind == dual(kind) && formula.operands.empty()) {
      return operand;  // FALSE in a conjunction, TRUE in a disjunction
    } else {
      all.push_back(operand);
    }
  }
  merge_ends(kind, all);
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  if (all.size() == 1) return all.front();
  return add({kind, {}, std::move(all)});
}

/// []<>f \/ []<>g is []<>(f \/ g), and dually.
void Formulas::merge_ends(Kind kind, std::vector<FormulaId>& operands) {
  const Kind outer = kind == Kind::Or ? Kind::Always : Kind::Eventually;
  std::vector<FormulaId> inner;
  for (const FormulaId operand : operands) {
    if (const auto f = operand_of(outer, operand)) inner.push_back(*f);
  }
  if (inner.size() < 2) return;
  std::erase_if(operands, [&](FormulaId operand) { return operand_of(outer, operand).has_value(); });
  operands.push_back(modal(outer, modal(dual(outer), join(kind, std::move(inner)))));
}

std::optional<FormulaId> Formulas::operand_of(Kind outer, FormulaId id) const {
  const Formula& formula = formulas_[id.index];
  if (formula.kind != outer) return std::nullopt;
  const Formula& inner = formulas_[formula.operands.front().index];
  if (inner.kind != dual(outer)) return std::nullopt;
  return inner.operands.front();
}

FormulaId Formulas::modal(Kind kind, FormulaId operand) {
  const Formula formula = formulas_[operand.index];  // a copy: adding moves it
  if (formula.kind == kind || is_about_the_end_[operand.index]) return operand;
  const Kind distributes = kind == Kind::Always ? Kind::And : Kind::Or;
  if (formula.kind == distributes && !is_plain_[operand.index]) {
    std::vector<FormulaId> plain, all;
    for (const FormulaId part : formula.operands) (is_plain_[part.index] ? plain : all).push_back(part);
    if (!plain.empty()) all.push_back(join(distributes, std::move(plain)));
    for (FormulaId& part : all) part = modal(kind, part);
    return join(distributes, std::move(all));
  }
  if (formula.kind == dual(distributes)) {
    std::vector<FormulaId> ends, rest;
    for (const FormulaId part : formula.operands) (is_about_the_end_[part.index] ? ends : rest).push_back(part);
    if (!ends.empty()) {
      ends.push_back(modal(kind, join(formula.kind, std::move(rest))));
      return join(formula.kind, std::move(ends));
    }
  }
  return add({kind, {}, {operand}});
}

std::vector<FormulaId> Formulas::parts(FormulaId root) const {
  std::vector<bool> is_part(root.index + 1, false);
  is_part[root.index] = true;
  std::vector<FormulaId> all;
  for (std::uint32_t i = root.index + 1; i-- > 0;) {
    if (!is_part[i]) continue;
    all.emplace_back(i);
    for (const FormulaId operand : formulas_[i].operands) is_part[operand.index] = true;
  }
  std::reverse(all.begin(), all.end());
  return all;
}

}  // namespace tlaloc::temporal

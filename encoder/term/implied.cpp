#include "encoder/term/implied.h"

namespace tlaloc::term {

namespace {
constexpr int kDepth = 12;
constexpr std::size_t kMostVisited = 2000;  // sub-terms per question
constexpr int kRounds = 3;                  // of looking for disjunctions of which one operand is left
}  // namespace

Implied::Implied(const Terms& terms, TermId condition) : terms_(terms) {
  assume(condition, true);
  propagate();
}

void Implied::assume(TermId root, bool root_value) {
  std::vector<std::pair<TermId, bool>> open{{root, root_value}};
  while (!open.empty() && !contradiction_) {
    const auto [t, value] = open.back();
    open.pop_back();
    if (terms_.is_true(t) || terms_.is_false(t)) {
      contradiction_ |= terms_.is_true(t) != value;
      continue;
    }
    const auto [known, is_new] = facts_.emplace(t, value);
    if (!is_new) {
      contradiction_ |= known->second != value;
      continue;
    }
    switch (terms_.op(t)) {
      case Op::Not:
        open.emplace_back(terms_.args(t)[0], !value);
        break;
      case Op::And:
      case Op::Or:
        if ((terms_.op(t) == Op::And) == value) {
          for (const TermId arg : terms_.args(t)) open.emplace_back(arg, value);
        } else {
          clauses_.emplace_back(t, value);
        }
        break;
      case Op::Variable:
        if (const std::uint32_t group = terms_.exclusive_group(t); value && group != 0) taken_groups_.insert(group);
        break;
      case Op::Eq:
        if (!value) break;
        for (int i = 0; i < 2; ++i) {
          const TermId literal = terms_.args(t)[static_cast<std::size_t>(i)];
          if (terms_.op(literal) == Op::Integer) equal_to_.emplace(terms_.args(t)[static_cast<std::size_t>(1 - i)], literal);
        }
        break;
      default:
        break;
    }
  }
}

/// Of a disjunction that holds, all operands but one are FALSE: that one is TRUE.
void Implied::propagate() {
  for (int round = 0; round < kRounds && !contradiction_; ++round) {
    bool changed = false;
    for (std::size_t i = 0; i < clauses_.size() && !contradiction_; ++i) {
      const auto [clause, value] = clauses_[i];
      TermId left;
      std::size_t open = 0;
      for (const TermId arg : terms_.args(clause)) {
        const auto known = truth(arg);
        if (known && *known == value) {
          open = 2;  // it holds already
          break;
        }
        if (!known && ++open > 1) break;
        if (!known) left = arg;
      }
      if (open == 0) contradiction_ = true;
      if (open != 1 || facts_.contains(left)) continue;
      memo_.clear();
      assume(left, value);
      changed = true;
    }
    if (!changed) return;
  }
}

std::optional<bool> Implied::truth(TermId t) {
  budget_ = kMostVisited;
  const Three value = evaluate(t, 0);
  return value == Three::Unknown ? std::nullopt : std::optional(value == Three::True);
}

Implied::Three Implied::evaluate(TermId t, int depth) {
  if (terms_.is_true(t)) return Three::True;
  if (terms_.is_false(t)) return Three::False;
  if (const auto fact = facts_.find(t); fact != facts_.end()) return fact->second ? Three::True : Three::False;
  if (depth > kDepth || budget_ == 0) return Three::Unknown;
  --budget_;
  if (terms_.op(t) == Op::Not) {
    const Three value = evaluate(terms_.args(t)[0], depth);
    return value == Three::Unknown ? value : value == Three::True ? Three::False : Three::True;
  }
  if (const auto known = memo_.find(t); known != memo_.end()) return known->second;
  const Three value = evaluate_anew(t, depth);
  if (budget_ > 0) memo_.emplace(t, value);
  return value;
}

Implied::Three Implied::evaluate_anew(TermId t, int depth) {
  switch (terms_.op(t)) {
    case Op::And:
    case Op::Or: {
      const Three decides = terms_.op(t) == Op::And ? Three::False : Three::True;
      bool all_known = true;
      for (const TermId arg : terms_.args(t)) {
        const Three value = evaluate(arg, depth + 1);
        if (value == decides) return decides;
        all_known &= value != Three::Unknown;
      }
      if (!all_known) return Three::Unknown;
      return decides == Three::False ? Three::True : Three::False;
    }
    case Op::Iff: {
      const Three a = evaluate(terms_.args(t)[0], depth + 1);
      const Three b = evaluate(terms_.args(t)[1], depth + 1);
      if (a == Three::Unknown || b == Three::Unknown) return Three::Unknown;
      return a == b ? Three::True : Three::False;
    }
    case Op::Ite: {
      if (terms_.sort(t) != Sort::Bool) return Three::Unknown;
      const Three condition = evaluate(terms_.args(t)[0], depth + 1);
      if (condition == Three::True) return evaluate(terms_.args(t)[1], depth + 1);
      if (condition == Three::False) return evaluate(terms_.args(t)[2], depth + 1);
      const Three yes = evaluate(terms_.args(t)[1], depth + 1);
      return yes == evaluate(terms_.args(t)[2], depth + 1) ? yes : Three::Unknown;
    }
    case Op::Variable: {
      const std::uint32_t group = terms_.exclusive_group(t);
      return group != 0 && taken_groups_.contains(group) ? Three::False : Three::Unknown;
    }
    case Op::Eq:
      for (std::size_t i = 0; i < 2; ++i) {
        const TermId literal = terms_.args(t)[i];
        if (terms_.op(literal) != Op::Integer) continue;
        const auto value = equal_to_.find(terms_.args(t)[1 - i]);
        if (value != equal_to_.end()) return value->second == literal ? Three::True : Three::False;
      }
      return Three::Unknown;
    default:
      return Three::Unknown;
  }
}

}  // namespace tlaloc::term

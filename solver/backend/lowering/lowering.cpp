#include "solver/backend/lowering/lowering.h"

#include <array>

#include "frontend/support/check.h"
#include "solver/backend/fragment.h"

namespace tlaloc::lowering {

using term::Op;
using term::Sort;
using term::TermId;

Literal Lowering::implying(TermId t) {
  name(t);
  demand(t, Polarity::Positive);
  define_demanded();
  return named(t);
}

void Lowering::assert_term(TermId root) {
  std::vector<std::pair<TermId, bool>> open{{root, false}};  // with whether it is negated
  while (!open.empty()) {
    const auto [t, negated] = open.back();
    open.pop_back();
    const Op op = terms_.op(t);
    if (op == Op::Not) {
      open.emplace_back(terms_.args(t)[0], !negated);
    } else if (op == (negated ? Op::Or : Op::And)) {
      for (const TermId part : terms_.args(t)) open.emplace_back(part, negated);
    } else if (op == (negated ? Op::And : Op::Or)) {
      assert_clause(terms_.args(t), negated);
    } else {
      assert_clause(std::array{t}, negated);
    }
  }
  define_demanded();
}

void Lowering::assert_clause(std::span<const TermId> parts, bool negated) {
  std::vector<Literal> clause;
  for (const TermId part : parts) {
    name(part);
    demand(part, negated ? Polarity::Negative : Polarity::Positive);
    clause.push_back(negated ? -named(part) : named(part));
  }
  gates_.clause(clause);
}

void Lowering::assert_term(TermId t, Literal guard) { gates_.clause({-guard, implying(t)}); }

term::Assignment Lowering::assignment(const std::function<bool(Literal)>& is_true) const {
  term::Assignment out;
  const auto holds = [&](Literal l) { return is_constant(l) ? l == kTrue : is_true(l); };
  for (const TermId t : variables_) {
    const std::uint32_t number = terms_.variable_number(t);
    if (terms_.sort(t) == Sort::Bool) {
      out.booleans.emplace(number, holds(named(t)));
      continue;
    }
    const Bits& bits = named_bits(t);
    Integer value = holds(bits.back()) ? Integer(-1) : Integer(0);
    for (std::size_t i = bits.size() - 1; i-- > 0;) value = value + value + Integer(holds(bits[i]) ? 1 : 0);
    out.integers.emplace(number, std::move(value));
  }
  return out;
}

/// Gives a literal, or bits, to a term and to all that it consists of. Integers and comparisons are defined with that.
void Lowering::name(TermId root) {
  if (literals_.size() < terms_.size()) {
    literals_.resize(terms_.size(), 0);
    bits_of_.resize(terms_.size(), 0);
    defined_.resize(terms_.size(), Polarity::None);
  }
  std::vector<TermId> open{root};
  while (!open.empty()) {
    const TermId t = open.back();
    if (is_named(t)) {
      open.pop_back();
      continue;
    }
    const std::size_t before = open.size();
    for (const TermId arg : terms_.args(t)) {
      if (!is_named(arg)) open.push_back(arg);
    }
    if (open.size() != before) continue;
    open.pop_back();
    ++lowered_;
    if (terms_.sort(t) == Sort::Bool) {
      literals_[t.index] = literal_of(t);
    } else {
      all_bits_.push_back(bits(t));
      bits_of_[t.index] = static_cast<std::uint32_t>(all_bits_.size());
    }
  }
}

std::span<const Literal> Lowering::named_arguments(TermId t) {
  arguments_.clear();
  for (const TermId arg : terms_.args(t)) arguments_.push_back(named(arg));
  return arguments_;
}

Literal Lowering::literal_of(TermId t) {
  const std::span<const TermId> args = terms_.args(t);
  switch (terms_.op(t)) {
    case Op::True:
      return kTrue;
    case Op::False:
      return kFalse;
    case Op::Variable:
      variables_.push_back(t);
      return gates_.new_variable();
    case Op::Not:
      return -named(args[0]);
    case Op::And:
    case Op::Or: {
      const Literal zero = constant(terms_.op(t) == Op::Or);
      Literal only = -zero;
      std::size_t count = 0;
      for (const TermId arg : args) {
        const Literal l = named(arg);
        if (l == zero) return zero;
        if (l == -zero || (count > 0 && l == only)) continue;
        only = l;
        ++count;
      }
      return count <= 1 ? only : gates_.new_variable();
    }
    case Op::Iff: {
      const Literal a = named(args[0]);
      const Literal b = named(args[1]);
      if (a == b) return kTrue;
      if (a == -b) return kFalse;
      if (is_constant(a)) return a == kTrue ? b : -b;
      if (is_constant(b)) return b == kTrue ? a : -a;
      return gates_.new_variable();
    }
    case Op::Ite: {
      const Literal condition = named(args[0]);
      if (is_constant(condition)) return named(args[condition == kTrue ? 1 : 2]);
      if (named(args[1]) == named(args[2])) return named(args[1]);
      return gates_.new_variable();
    }
    case Op::Eq:
      return equal(gates_, named_bits(args[0]), named_bits(args[1]));
    case Op::Le:
      return less_equal(gates_, named_bits(args[0]), named_bits(args[1]));
    case Op::AtMost:
      return -counting_.at_least(named_arguments(t), std::size_t{terms_.bound(t)} + 1);
    case Op::AtLeast:
      return counting_.at_least(named_arguments(t), terms_.bound(t));
    default:
      throw InternalError("a Boolean term of an unknown kind");
  }
}

Bits Lowering::bits(TermId t) {
  const std::span<const TermId> args = terms_.args(t);
  if (terms_.op(t) == Op::Integer) return bits_of(terms_.integer_value(t));
  const term::Range& range = terms_.range(t);
  if (!range.low || !range.high) throw Unbounded();
  const std::size_t width = solver::bit_width(*range.low, *range.high);
  Bits out;
  switch (terms_.op(t)) {
    case Op::Variable:
      variables_.push_back(t);
      return variable_bits(t);
    case Op::Ite:
      demands_.push_back({args[0], Polarity::Both});
      out = choice(gates_, named(args[0]), named_bits(args[1]), named_bits(args[2]));
      break;
    case Op::Add: {
      Sum sum(gates_, width);
      for (const TermId arg : args) {
        // A multiple is added digit by digit, with no sum of its own.
        if (terms_.op(arg) == Op::Mul && terms_.op(terms_.args(arg)[0]) == Op::Integer) {
          sum.add_multiple(named_bits(terms_.args(arg)[1]), terms_.integer_value(terms_.args(arg)[0]));
        } else {
          sum.add(named_bits(arg));
        }
      }
      out = std::move(sum).result();
      break;
    }
    case Op::Mul:
      if (terms_.op(args[0]) == Op::Integer) {
        Sum sum(gates_, width);
        sum.add_multiple(named_bits(args[1]), terms_.integer_value(args[0]));
        out = std::move(sum).result();
      } else {
        out = product(gates_, named_bits(args[0]), named_bits(args[1]), width);
      }
      break;
    case Op::Div:
      out = divide(gates_, named_bits(args[0]), named_bits(args[1])).quotient;
      break;
    case Op::Mod:
      out = divide(gates_, named_bits(args[0]), named_bits(args[1])).rest;
      break;
    default:
      throw InternalError("an integer term of an unknown kind");
  }
  // The result is known to lie in the range.
  out = fit(std::move(out), width);
  if (range.low->sign() >= 0) out.back() = kFalse;
  if (range.high->sign() < 0) out.back() = kTrue;
  return out;
}

/// Its bounds are facts.
Bits Lowering::variable_bits(TermId t) {
  const term::Range& range = terms_.range(t);
  Bits out;
  for (unsigned i = 1; i < solver::bit_width(*range.low, *range.high); ++i) out.push_back(gates_.new_variable());
  const bool has_sign = range.low->sign() < 0 && range.high->sign() >= 0;
  out.push_back(has_sign ? gates_.new_variable() : constant(range.low->sign() < 0));
  assert_between(gates_, *range.low, out, *range.high);
  return out;
}

void Lowering::demand(TermId t, Polarity polarity) {
  if (!contains(defined_[t.index], polarity)) demands_.push_back({t, polarity});
}

void Lowering::define_demanded() {
  while (!demands_.empty()) {
    const auto [t, polarity] = demands_.back();
    demands_.pop_back();
    const Polarity missing = polarity - defined_[t.index];
    if (missing == Polarity::None) continue;
    defined_[t.index] = defined_[t.index] | missing;
    define(t, missing);
  }
}

/// Adds the clauses of one definition, and demands what they rely on.
void Lowering::define(TermId t, Polarity polarity) {
  const std::span<const TermId> args = terms_.args(t);
  const Literal x = named(t);
  switch (terms_.op(t)) {
    case Op::Not:
      demand(args[0], flipped(polarity));
      break;
    case Op::And:
    case Op::Or: {
      // A disjunction is the negation of the conjunction of the negations.
      const bool dual = terms_.op(t) == Op::Or;
      const auto turned = [&](Literal l) { return dual ? -l : l; };
      for (const TermId arg : args) demand(arg, polarity);
      const Polarity of_conjunction = dual ? flipped(polarity) : polarity;
      if (contains(of_conjunction, Polarity::Positive)) {
        for (const TermId arg : args) {
          if (named(arg) != x) gates_.clause({turned(-x), turned(named(arg))});
        }
      }
      if (contains(of_conjunction, Polarity::Negative)) {
        clause_.assign(1, turned(x));
        for (const TermId arg : args) {
          if (named(arg) == x) return;  // the two are equivalent
          clause_.push_back(turned(-named(arg)));
        }
        gates_.clause(clause_);
      }
      break;
    }
    case Op::Iff: {
      for (const TermId arg : args) demand(arg, Polarity::Both);
      const Literal a = named(args[0]);
      const Literal b = named(args[1]);
      if (contains(polarity, Polarity::Positive)) {
        gates_.clause({-x, -a, b});
        gates_.clause({-x, a, -b});
      }
      if (contains(polarity, Polarity::Negative)) {
        gates_.clause({x, a, b});
        gates_.clause({x, -a, -b});
      }
      break;
    }
    case Op::Ite: {
      demand(args[0], Polarity::Both);
      demand(args[1], polarity);
      demand(args[2], polarity);
      const Literal c = named(args[0]);
      const Literal a = named(args[1]);
      const Literal b = named(args[2]);
      // The last clause of each is implied, but unit propagation does not see it before it knows the condition.
      if (contains(polarity, Polarity::Positive)) {
        gates_.clause({-x, -c, a});
        gates_.clause({-x, c, b});
        gates_.clause({-x, a, b});
      }
      if (contains(polarity, Polarity::Negative)) {
        gates_.clause({x, -c, -a});
        gates_.clause({x, c, -b});
        gates_.clause({x, -a, -b});
      }
      break;
    }
    case Op::AtMost:
    case Op::AtLeast: {
      const bool is_most = terms_.op(t) == Op::AtMost;
      for (const TermId arg : args) demand(arg, is_most ? flipped(polarity) : polarity);
      counting_.define(named_arguments(t), std::size_t{terms_.bound(t)} + (is_most ? 1 : 0),
                       is_most ? flipped(polarity) : polarity);
      break;
    }
    default:
      break;  // a variable or a constant; or a comparison, which was defined when it was named
  }
}

}  // namespace tlaloc::lowering

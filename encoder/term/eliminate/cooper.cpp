#include "encoder/term/eliminate/cooper.h"

#include <algorithm>
#include <utility>

namespace tlaloc::term {

namespace {

constexpr std::int64_t kMostNeighbours = 256;

Integer magnitude(const Integer& a) { return a.sign() < 0 ? -a : a; }

Integer common_multiple(const Integer& a, const Integer& b) {
  Integer x = a;
  Integer y = b;
  while (y.sign() != 0) x = std::exchange(y, Integer::floor_mod(x, y));
  return Integer::floor_div(a, x) * b;
}

}  // namespace

Cooper::Cooper(Terms& terms, Occurrences& occurrences, std::vector<TermId> conjuncts, TermId variable, Mask bit)
    : terms_(terms), occurrences_(occurrences), conjuncts_(std::move(conjuncts)), variable_(variable), bit_(bit) {
  for (const TermId conjunct : conjuncts_) collect(conjunct);
  for (const auto& [comparison, known] : literals_) {
    if (known.literal.factor.sign() != 0) scale_ = common_multiple(scale_, magnitude(known.literal.factor));
  }
  period_ = scale_;
  for (const auto& [comparison, known] : literals_) {
    if (known.literal.kind != Literal::Kind::Divides || known.literal.factor.sign() == 0) continue;
    const Integer times = Integer::floor_div(scale_, magnitude(known.literal.factor));
    period_ = common_multiple(period_, known.literal.modulus * times);
  }
  if (period_ > Integer(kMostNeighbours)) throw NotEliminated{};
  find_bounds();
}

void Cooper::collect(TermId conjunct) {
  std::set<std::pair<TermId, unsigned>> seen;
  std::vector<std::pair<TermId, unsigned>> todo{{conjunct, kPositive}};
  const auto other = [](unsigned sign) { return kPositive + kNegative - sign; };
  while (!todo.empty()) {
    const auto [t, sign] = todo.back();
    todo.pop_back();
    if ((occurrences_.in(t)&bit_) == 0 || !seen.emplace(t, sign).second) continue;
    const std::span<const TermId> args = terms_.args(t);
    switch (terms_.op(t)) {
      case Op::And:
      case Op::Or:
      case Op::AtLeast:
        for (const TermId arg : args) todo.emplace_back(arg, sign);
        break;
      case Op::Not:
      case Op::AtMost:
        for (const TermId arg : args) todo.emplace_back(arg, other(sign));
        break;
      case Op::Iff:
        for (const TermId arg : args) {
          todo.emplace_back(arg, sign);
          todo.emplace_back(arg, other(sign));
        }
        break;
      case Op::Ite:
        todo.emplace_back(args[0], kPositive);
        todo.emplace_back(args[0], kNegative);
        todo.emplace_back(args[1], sign);
        todo.emplace_back(args[2], sign);
        break;
      case Op::Eq:
      case Op::Le:
        note(t, sign);
        break;
      default:
        throw NotEliminated{};
    }
  }
}

void Cooper::note(TermId comparison, unsigned sign) {
  const auto [at, is_new] = literals_.try_emplace(comparison);
  at->second.signs |= sign;
  if (!is_new) return;
  const auto literal = literal_in(terms_, occurrences_, comparison, variable_, bit_);
  if (!literal) throw NotEliminated{};
  at->second.literal = *literal;
}

void Cooper::find_bounds() {
  const TermId one = terms_.integer(1);
  const TermId period = terms_.integer(period_);
  for (const auto& [comparison, known] : literals_) {
    const Literal& literal = known.literal;
    if (literal.factor.sign() == 0 || literal.kind == Literal::Kind::Divides) continue;
    // The value of scale * x at which both sides are equal.
    const TermId where = terms_.multiply(terms_.integer(-Integer::floor_div(scale_, literal.factor)), literal.rest);
    if (literal.kind == Literal::Kind::Equal) {
      if ((known.signs & kPositive) != 0) {
        lower_.points.insert(where);
        upper_.points.insert(where);
      }
      if ((known.signs & kNegative) != 0) {
        lower_.points.insert(terms_.add(where, period));
        upper_.points.insert(terms_.subtract(where, period));
      }
    } else if (literal.factor.sign() > 0) {  // at most `where`, or more
      if ((known.signs & kPositive) != 0) upper_.bounds.insert(where);
      if ((known.signs & kNegative) != 0) lower_.bounds.insert(terms_.add(where, one));
    } else {
      if ((known.signs & kPositive) != 0) lower_.bounds.insert(where);
      if ((known.signs & kNegative) != 0) upper_.bounds.insert(terms_.subtract(where, one));
    }
  }
  const Range& range = terms_.range(variable_);
  if (range.low) lower_.bounds.insert(terms_.integer(*range.low * scale_));
  if (range.high) upper_.bounds.insert(terms_.integer(*range.high * scale_));
  const auto period_size = static_cast<std::size_t>(*period_.to_int64());
  for (Direction* direction : {&lower_, &upper_}) {
    direction->is_bounded = (direction == &lower_ ? range.low : range.high).has_value();
    const std::size_t beyond = direction->is_bounded ? 0 : 1;
    direction->cost = direction->points.size() + (direction->bounds.size() + beyond) * period_size;
  }
}

TermId Cooper::conjunction_with(std::unordered_map<TermId, TermId> literals, std::vector<TermId> more) {
  for (const auto& [comparison, known] : literals_) {
    if (known.literal.factor.sign() != 0) continue;
    const Literal without{known.literal.kind, 1, known.literal.rest, known.literal.modulus};
    literals[comparison] = with_multiple(terms_, without, 1, terms_.integer(0));
  }
  for (const TermId conjunct : conjuncts_) {
    if (std::any_of(more.begin(), more.end(), [&](TermId t) { return terms_.is_false(t); })) return terms_.false_term();
    more.push_back(replace(terms_, conjunct, literals, work_));
  }
  return terms_.conjunction(more);
}

TermId Cooper::at(TermId multiple) {
  std::vector<TermId> facts;
  if (scale_ != Integer(1)) {
    facts.push_back(terms_.equal(terms_.modulo(multiple, terms_.integer(scale_)), terms_.integer(0)));
  }
  const Range range = terms_.range(variable_);
  if (range.low) facts.push_back(terms_.less_equal(terms_.integer(*range.low * scale_), multiple));
  if (range.high) facts.push_back(terms_.less_equal(multiple, terms_.integer(*range.high * scale_)));
  std::unordered_map<TermId, TermId> literals;
  for (const auto& [comparison, known] : literals_) {
    if (known.literal.factor.sign() != 0) literals[comparison] = with_multiple(terms_, known.literal, scale_, multiple);
  }
  return conjunction_with(std::move(literals), std::move(facts));
}

TermId Cooper::at_infinity(bool below, const Integer& residue) {
  if (Integer::floor_mod(residue, scale_).sign() != 0) return terms_.false_term();
  std::unordered_map<TermId, TermId> literals;
  for (const auto& [comparison, known] : literals_) {
    if (known.literal.factor.sign() == 0) continue;
    switch (known.literal.kind) {
      case Literal::Kind::AtMost:
        literals[comparison] = terms_.boolean((known.literal.factor.sign() > 0) == below);
        break;
      case Literal::Kind::Equal:
        literals[comparison] = terms_.false_term();
        break;
      case Literal::Kind::Divides:
        literals[comparison] = with_multiple(terms_, known.literal, scale_, terms_.integer(residue));
        break;
    }
  }
  return conjunction_with(std::move(literals), {});
}

std::set<TermId> Cooper::multiples(bool below) {
  const Direction& direction = below ? lower_ : upper_;
  std::set<TermId> all = direction.points;
  for (const TermId bound : direction.bounds) {
    for (Integer step = 0; step < period_; step = step + 1) {
      all.insert(terms_.add(bound, terms_.integer(below ? step : -step)));
    }
  }
  return all;
}

std::vector<Cooper::Candidate> Cooper::candidates(std::size_t most) {
  if (lower_.cost > most) throw NotEliminated{};
  for (Integer residue = 0; !lower_.is_bounded && residue < period_; residue = residue + 1) {
    if (!terms_.is_false(at_infinity(true, residue))) throw NotEliminated{};  // there may be no least one
  }
  std::vector<Candidate> out;
  for (const TermId multiple : multiples(true)) {
    out.push_back({terms_.divide(multiple, terms_.integer(scale_)), at(multiple)});
  }
  return out;
}

std::vector<TermId> Cooper::cases(std::size_t& work) {
  const bool below = lower_.cost <= upper_.cost;
  const Direction& direction = below ? lower_ : upper_;
  std::vector<TermId> found;
  const auto add = [&](TermId t) {
    if (!terms_.is_false(t)) found.push_back(t);
    return terms_.is_true(t);
  };
  if (!direction.is_bounded) {
    for (Integer residue = 0; residue < period_; residue = residue + 1) {
      if (add(at_infinity(below, residue))) break;
    }
  }
  for (const TermId multiple : multiples(below)) {
    if ((!found.empty() && terms_.is_true(found.back())) || add(at(multiple))) break;
  }
  work += work_;
  return found;
}

}  // namespace tlaloc::term

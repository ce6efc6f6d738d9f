#include "encoder/term/eliminate/univariate.h"

#include <algorithm>
#include <set>
#include <unordered_set>
#include <vector>

#include "encoder/term/eliminate/literal.h"
#include "frontend/support/stack.h"

namespace tlaloc::term {

namespace {

constexpr std::size_t kHighestDegree = 8;

/// The coefficients of 1, x, x^2, ...; the last one is not 0.
using Polynomial = std::vector<Integer>;

void trim(Polynomial& p) {
  while (!p.empty() && p.back().sign() == 0) p.pop_back();
}

Polynomial sum(const Polynomial& a, const Polynomial& b, const Integer& factor) {
  Polynomial out(std::max(a.size(), b.size()));
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (i < a.size()) out[i] = a[i];
    if (i < b.size()) out[i] = out[i] + b[i] * factor;
  }
  trim(out);
  return out;
}

Polynomial product(const Polynomial& a, const Polynomial& b) {
  if (a.empty() || b.empty()) return {};
  if (a.size() + b.size() - 1 > kHighestDegree + 1) throw NotEliminated{};
  Polynomial out(a.size() + b.size() - 1);
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < b.size(); ++j) out[i + j] = out[i + j] + a[i] * b[j];
  }
  trim(out);
  return out;
}

Integer value_at(const Polynomial& p, const Integer& x) {
  Integer out;
  for (std::size_t i = p.size(); i-- > 0;) out = out * x + p[i];
  return out;
}

/// p(x + 1) - p(x), of a lower degree.
Polynomial difference(const Polynomial& p) {
  Polynomial shifted;
  for (std::size_t i = p.size(); i-- > 0;) shifted = sum(product(shifted, {1, 1}), {p[i]}, 1);
  return sum(shifted, p, -1);
}

/// Adds the integers t in low+1..high at which p has another sign than at t - 1.
void add_changes(const Polynomial& p, const Integer& low, const Integer& high, std::set<Integer>& changes) {
  if (p.size() <= 1 || high <= low) return;
  // Where the difference keeps its sign, p goes only up or only down.
  std::set<Integer> turns;
  add_changes(difference(p), low, high, turns);
  turns.insert(high);
  Integer from = low;
  for (const Integer& to : turns) {
    // The least t in from+1..to with the sign of p(to), and that with a sign that is not p(from)'s.
    const int first = value_at(p, from).sign();
    const int last = value_at(p, to).sign();
    const auto find = [&](auto&& is_past) {
      Integer below = from;
      Integer above = to;
      while (below + 1 < above) {
        const Integer middle = Integer::floor_div(below + above, 2);
        (is_past(value_at(p, middle).sign()) ? above : below) = middle;
      }
      changes.insert(above);
    };
    if (first != last) {
      find([&](int sign) { return sign != first; });
      find([&](int sign) { return sign == last; });
    }
    from = to;
  }
}

class Problem {
 public:
  Problem(Terms& terms, TermId variable, TermId formula) : terms_(terms), variable_(variable), formula_(formula) { collect(); }

  Solutions solve() {
    const Range range = terms_.range(variable_);
    // Beyond this, no polynomial changes its sign.
    Integer beyond = 1;
    for (const Polynomial& p : polynomials_) {
      for (const Integer& coefficient : p) beyond = std::max(beyond, (coefficient.sign() < 0 ? -coefficient : coefficient) + 2);
    }
    Integer low = range.low ? *range.low : -beyond;
    Integer high = range.high ? *range.high : beyond;
    if (!range.low) low = std::min(low, high);
    if (!range.high) high = std::max(low, high);
    std::set<Integer> starts{low};
    for (const Polynomial& p : polynomials_) add_changes(p, low, high, starts);
    for (const Integer& start : starts) {
      Assignment assignment;
      assignment.integers.emplace(terms_.variable_number(variable_), start);
      if (!TermEvaluator(terms_, assignment).truth(formula_)) continue;
      const bool is_first = start == low && !range.low;
      return {true, is_first ? std::nullopt : std::optional(start)};
    }
    return {};
  }

 private:
  void collect() {
    std::unordered_set<TermId> seen{formula_};
    std::vector<TermId> todo{formula_};
    while (!todo.empty()) {
      const TermId t = todo.back();
      todo.pop_back();
      const std::span<const TermId> args = terms_.args(t);
      if (terms_.op(t) == Op::Variable) throw NotEliminated{};  // a Boolean one
      if (terms_.op(t) == Op::Eq || terms_.op(t) == Op::Le) {
        polynomials_.push_back(sum(polynomial(args[0]), polynomial(args[1]), -1));
        continue;
      }
      for (const TermId arg : args) {
        if (seen.insert(arg).second) todo.push_back(arg);
      }
    }
  }

  Polynomial polynomial(TermId t) {
    if (stack::is_low()) return stack::on_segment([&] { return polynomial(t); });
    if (t == variable_) return {0, 1};
    const std::span<const TermId> args = terms_.args(t);
    switch (terms_.op(t)) {
      case Op::Integer: {
        Polynomial out{terms_.integer_value(t)};
        trim(out);
        return out;
      }
      case Op::Add: {
        Polynomial out;
        for (const TermId arg : args) out = sum(out, polynomial(arg), 1);
        return out;
      }
      case Op::Mul:
        return product(polynomial(args[0]), polynomial(args[1]));
      default:
        throw NotEliminated{};
    }
  }

  Terms& terms_;
  TermId variable_;
  TermId formula_;
  std::vector<Polynomial> polynomials_;
};

}  // namespace

std::optional<Solutions> solve(Terms& terms, TermId variable, TermId formula) {
  try {
    return Problem(terms, variable, formula).solve();
  } catch (const NotEliminated&) {
    return std::nullopt;
  }
}

}  // namespace tlaloc::term

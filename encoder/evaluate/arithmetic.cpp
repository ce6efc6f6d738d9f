// Integers: what is left when operands are not a few ground numbers. Sums of IF c THEN k ELSE l (cardinalities, lengths)
// compared with one another become counting constraints over the conditions, which the solver handles far better than sums.
#include <algorithm>
#include <numeric>

#include "encoder/evaluate/impl.h"
#include "frontend/support/stack.h"

namespace tlaloc::evaluate {

namespace {

constexpr std::size_t kLargestCount = 512;  // weighted arguments of one counting constraint
constexpr std::int64_t kHighestPower = 64;

/// constant + sum of weight * (IF condition THEN 1 ELSE 0)
struct WeightedSum {
  Integer constant;
  std::vector<std::pair<TermId, Integer>> parts;
};

bool collect(const Terms& terms, TermId t, const Integer& factor, WeightedSum& sum) {
  if (stack::is_low()) return stack::on_segment([&] { return collect(terms, t, factor, sum); });
  switch (terms.op(t)) {
    case term::Op::Integer:
      sum.constant = sum.constant + factor * terms.integer_value(t);
      return true;
    case term::Op::Add:
      for (const TermId part : terms.args(t)) {
        if (!collect(terms, part, factor, sum)) return false;
      }
      return true;
    case term::Op::Mul: {
      const auto args = terms.args(t);
      if (terms.op(args[0]) != term::Op::Integer) return false;
      return collect(terms, args[1], factor * terms.integer_value(args[0]), sum);
    }
    case term::Op::Ite: {
      const auto args = terms.args(t);
      if (terms.op(args[1]) != term::Op::Integer || terms.op(args[2]) != term::Op::Integer) return false;
      const Integer other = terms.integer_value(args[2]);
      sum.constant = sum.constant + factor * other;
      sum.parts.emplace_back(args[0], factor * (terms.integer_value(args[1]) - other));
      return true;
    }
    default:
      return false;
  }
}

}  // namespace

SymValue Evaluator::Impl::integer(const symbolic::IntegerTerm& t) const {
  return symbolic::make_integer(terms, t.term, t.low, t.high);
}

symbolic::IntegerTerm Evaluator::Impl::number(const SymValue& value, const Scope& s, const char* where) {
  TermId not_integer = terms.false_term();
  auto result = symbolic::number(terms, value, &not_integer);
  fail(s, not_integer, ErrorKind::Type,
       [&] { return std::string(where) + " is " + show(value) + ", but an integer is needed"; });
  return result;
}

/// Args for at_most / at_least, from `difference <= 0`: the multiset of literals and the bound. Nothing: not such a sum.
std::optional<TermId> Evaluator::Impl::counting(TermId difference) {
  WeightedSum sum;
  if (!collect(terms, difference, 1, sum) || sum.parts.size() < 2) return std::nullopt;
  std::int64_t divisor = 0;
  std::vector<std::pair<TermId, std::int64_t>> parts;
  for (auto& [condition, weight] : sum.parts) {
    const auto small = weight.to_int64();
    if (!small || *small > std::int64_t{1} << 30U || *small < -(std::int64_t{1} << 30U)) return std::nullopt;
    divisor = std::gcd(divisor, *small);
    if (*small != 0) parts.emplace_back(condition, *small);
  }
  if (divisor == 0) return std::nullopt;
  // sum of w * [c] <= -constant; a negative weight counts the negation: -w * [c] = -w + w * [~c]
  Integer bound = Integer::floor_div(-sum.constant, divisor);
  std::vector<TermId> literals;
  for (const auto& [condition, weight] : parts) {
    std::int64_t times = weight / divisor;
    const TermId literal = times > 0 ? condition : terms.negate(condition);
    if (times < 0) {
      times = -times;
      bound = bound + times;
    }
    if (literals.size() + static_cast<std::size_t>(times) > kLargestCount) return std::nullopt;
    literals.insert(literals.end(), static_cast<std::size_t>(times), literal);
  }
  if (bound.sign() < 0) return terms.false_term();
  const auto small_bound = bound.to_int64();
  if (!small_bound || *small_bound >= static_cast<std::int64_t>(literals.size())) return terms.true_term();
  return terms.at_most(literals, static_cast<std::uint32_t>(*small_bound));
}

TermId Evaluator::Impl::at_most(TermId a, TermId b) {
  if (const auto count = counting(terms.subtract(a, b))) return *count;
  return terms.less_equal(a, b);
}

TermId Evaluator::Impl::equals(TermId a, TermId b) {
  const TermId plain = terms.equal(a, b);
  if (terms.is_true(plain) || terms.is_false(plain)) return plain;
  const auto below = counting(terms.subtract(a, b));
  const auto above = below ? counting(terms.subtract(b, a)) : std::nullopt;
  return below && above ? both(*below, *above) : plain;
}

SymValue Evaluator::Impl::arithmetic(Op op, const std::vector<SymValue>& args, const Scope& s) {
  if (op == Op::Pow) return power(args[0], args[1], s);
  const symbolic::IntegerTerm a = number(args[0], s, op == Op::Neg ? "the operand of `-`" : "the left operand");
  if (op == Op::Neg) {
    const TermId t = terms.subtract(terms.integer(0), a.term);
    return integer({t, terms.range(t).low, terms.range(t).high});
  }
  const symbolic::IntegerTerm b = number(args[1], s, "the right operand");
  const auto made = [&](TermId t) {
    const term::Range& range = terms.range(t);
    return integer({t, range.low, range.high});
  };
  switch (op) {
    case Op::Add: {
      const TermId t = terms.add(a.term, b.term);
      const auto sum = [](const auto& x, const auto& y) { return x && y ? std::optional(*x + *y) : std::nullopt; };
      return integer({t, sum(a.low, b.low), sum(a.high, b.high)});
    }
    case Op::Sub: {
      const TermId t = terms.subtract(a.term, b.term);
      const auto difference = [](const auto& x, const auto& y) { return x && y ? std::optional(*x - *y) : std::nullopt; };
      return integer({t, difference(a.low, b.high), difference(a.high, b.low)});
    }
    case Op::Mul:
      return made(terms.multiply(a.term, b.term));
    case Op::Div:
      fail(s, terms.equal(b.term, terms.integer(0)), ErrorKind::Undefined, "division by zero");
      if (terms.op(b.term) == term::Op::Integer && terms.integer_value(b.term).sign() == 0) return bottom;
      return made(terms.divide(a.term, b.term));
    case Op::Mod:
      fail(s, terms.less_equal(b.term, terms.integer(0)), ErrorKind::Undefined,
           "the right operand of `%` is not a positive number");
      if (terms.op(b.term) == term::Op::Integer && terms.integer_value(b.term).sign() <= 0) return bottom;
      return made(terms.modulo(a.term, b.term));
    case Op::Lt:
      return boolean(terms.negate(at_most(b.term, a.term)));
    case Op::Le:
      return boolean(at_most(a.term, b.term));
    case Op::Gt:
      return boolean(terms.negate(at_most(a.term, b.term)));
    case Op::Ge:
      return boolean(at_most(b.term, a.term));
    case Op::Interval: {
      const auto end = [&](const SymValue& arg, const symbolic::IntegerTerm& t) {
        if (arg.is_ground() && arg.ground().is_int()) return arg;
        const auto* choice = arg.is_ground() ? nullptr : arg.get_if<symbolic::Choice>();
        const auto is_int = [](const auto& alternative) { return alternative.second.is_int(); };
        const bool numbers = choice != nullptr && std::all_of(choice->alternatives.begin(), choice->alternatives.end(), is_int);
        return numbers ? arg : integer(t);
      };
      const SymValue low = end(args[0], a);
      const SymValue high = end(args[1], b);
      if (low.is_ground() && high.is_ground()) return Value::interval(low.ground().as_int(), high.ground().as_int());
      return lazy(symbolic::Interval{low, high});
    }
    default:
      break;
  }
  TLALOC_CHECK(false, "no rule for this arithmetic operator");
  return bottom;
}

SymValue Evaluator::Impl::power(const SymValue& base, const SymValue& exponent, const Scope& s) {
  const auto exponents = symbolic::expand(terms, exponent, limits.choice);
  if (!exponents) unsupported("the exponent of `^` has too many possible values; bound it by a small interval");
  const symbolic::IntegerTerm b = number(base, s, "the left operand of `^`");
  Alternatives results;
  for (const auto& [guard, value] : *exponents) {
    const Scope inner = s.under(both(s.path, guard));
    if (terms.is_false(inner.path)) continue;
    if (!value.is_int() || value.as_int().sign() < 0) {
      fail(inner, terms.true_term(), value.is_int() ? ErrorKind::Undefined : ErrorKind::Type,
           "the exponent of `^` is `" + value.to_string() + "`, but a natural number is needed");
      continue;
    }
    if (value.as_int().sign() == 0) {
      fail(inner, terms.equal(b.term, terms.integer(0)), ErrorKind::Undefined, "`0 ^ 0` has no value");
      results.emplace_back(guard, SymValue(Value::integer(1)));
      continue;
    }
    if (base.is_ground()) {
      results.emplace_back(guard, native(Op::Pow, {base.ground(), value}, inner));
      continue;
    }
    if (value.as_int() > Integer(kHighestPower)) unsupported("a high power of a number that depends on the state");
    TermId product = b.term;
    for (Integer i = 1; i < value.as_int(); i = i + 1) product = terms.multiply(product, b.term);
    const term::Range& range = terms.range(product);
    results.emplace_back(guard, integer({product, range.low, range.high}));
  }
  return merge(std::move(results));
}

}  // namespace tlaloc::evaluate

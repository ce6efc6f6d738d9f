// Integer terms as bit vectors in two's complement. The range of a term says how wide it is; a sum or a product is computed
// modulo that width, which gives the exact result because the result is known to lie in the range.
#include <algorithm>

#include "frontend/support/check.h"
#include "solver/backend/fragment.h"
#include "solver/backend/z3/arithmetic.h"

namespace tlaloc::z3 {

namespace {

using term::Op;
using term::TermId;

class BitVectorArithmetic final : public Arithmetic {
 public:
  BitVectorArithmetic(const Context& context, const term::Terms& terms) : context_(context), terms_(terms) {}

  Ast variable(TermId t, const std::string& name, std::vector<Ast>& bounds) override {
    const term::Variable& known = terms_.variable(t);
    const unsigned width = width_of(t);
    Ast constant = own(Z3_mk_const(context_, Z3_mk_string_symbol(context_, name.c_str()), Z3_mk_bv_sort(context_, width)));
    const auto bound = [&](const Integer& limit, bool low) {
      const Ast number = literal(limit, width);
      bounds.push_back(
          own(low ? Z3_mk_bvsge(context_, constant.get(), number.get()) : Z3_mk_bvsle(context_, constant.get(), number.get())));
    };
    bound(*known.low, true);
    bound(*known.high, false);
    return constant;
  }

  Ast build(TermId t, const std::vector<Z3_ast>& args) override {
    switch (terms_.op(t)) {
      case Op::Integer:
        return literal(terms_.integer_value(t), width_of(t));
      case Op::Ite: {
        const unsigned width = width_of(t);
        return own(Z3_mk_ite(context_, args[0], fit(args[1], width).get(), fit(args[2], width).get()));
      }
      case Op::Eq:
        return compare(args, [&](Z3_ast a, Z3_ast b) { return Z3_mk_eq(context_, a, b); });
      case Op::Le:
        return compare(args, [&](Z3_ast a, Z3_ast b) { return Z3_mk_bvsle(context_, a, b); });
      case Op::Add:
        return fold(t, args, [&](Z3_ast a, Z3_ast b) { return Z3_mk_bvadd(context_, a, b); });
      case Op::Mul:
        return fold(t, args, [&](Z3_ast a, Z3_ast b) { return Z3_mk_bvmul(context_, a, b); });
      case Op::Div:
        return divide(t, args, false);
      case Op::Mod:
        return divide(t, args, true);
      default:
        throw InternalError("a term that is no arithmetic");
    }
  }

  [[nodiscard]] Integer value(Z3_ast numeral) const override {
    const auto number = Integer::parse(Z3_get_numeral_string(context_, numeral));
    TLALOC_CHECK(number.has_value(), "Z3's value of a bit vector is no numeral");
    const unsigned width = width_of(numeral);
    const auto half = Integer::power(2, width - 1);
    return *number < *half ? *number : *number - *half - *half;
  }

 private:
  [[nodiscard]] Ast own(Z3_ast raw) const { return {context_, raw}; }

  [[nodiscard]] unsigned width_of(TermId t) const {
    if (terms_.op(t) == Op::Integer) return solver::bit_width(terms_.integer_value(t), terms_.integer_value(t));
    const term::Range& range = terms_.range(t);
    if (!range.low || !range.high) throw Z3Failure("an integer without bounds");
    return solver::bit_width(*range.low, *range.high);
  }
  [[nodiscard]] unsigned width_of(Z3_ast a) const { return Z3_get_bv_sort_size(context_, Z3_get_sort(context_, a)); }

  [[nodiscard]] Ast literal(const Integer& value, unsigned width) const {
    const Integer shown = value.sign() < 0 ? value + *Integer::power(2, width) : value;
    return own(Z3_mk_numeral(context_, shown.to_string().c_str(), Z3_mk_bv_sort(context_, width)));
  }

  /// The same number in `width` bits, or, where it does not fit, the same number modulo 2^width.
  [[nodiscard]] Ast fit(Z3_ast a, unsigned width) const {
    const unsigned has = width_of(a);
    if (has == width) return own(a);
    if (has < width) return own(Z3_mk_sign_ext(context_, width - has, a));
    return own(Z3_mk_extract(context_, width - 1, 0, a));
  }

  template <class Make>
  [[nodiscard]] Ast compare(const std::vector<Z3_ast>& args, Make make) const {
    const unsigned width = std::max(width_of(args[0]), width_of(args[1]));
    return own(make(fit(args[0], width).get(), fit(args[1], width).get()));
  }

  template <class Make>
  [[nodiscard]] Ast fold(TermId t, const std::vector<Z3_ast>& args, Make make) const {
    const unsigned width = width_of(t);
    Ast result = fit(args.front(), width);
    for (std::size_t i = 1; i < args.size(); ++i) result = own(make(result.get(), fit(args[i], width).get()));
    return result;
  }

  /// bvsmod has the sign of the divisor, as a floored remainder; what is left after taking it away divides without rest. By
  /// zero both are 0 (term.h).
  [[nodiscard]] Ast divide(TermId t, const std::vector<Z3_ast>& args, bool remainder) const {
    const TermId divisor = terms_.args(t)[1];
    const term::Range& range = terms_.range(divisor);
    const unsigned width = width_of(t);
    if (terms_.op(divisor) == Op::Integer && terms_.integer_value(divisor).sign() == 0) return literal(0, width);
    const unsigned wide = std::max(width_of(args[0]), width_of(args[1]));
    const Ast a = fit(args[0], wide);
    const Ast b = fit(args[1], wide);
    const Ast rest = own(Z3_mk_bvsmod(context_, a.get(), b.get()));
    Ast result = rest;
    if (!remainder) {
      // a - rest, and the quotient of the least number by -1, may lie beyond what `wide` bits hold.
      const unsigned wider = wide + 2;
      const Ast even = own(Z3_mk_bvsub(context_, fit(a.get(), wider).get(), fit(rest.get(), wider).get()));
      result = own(Z3_mk_bvsdiv(context_, even.get(), fit(b.get(), wider).get()));
    }
    const Ast fitting = fit(result.get(), width);
    const bool may_be_zero = !range.low || !range.high || (range.low->sign() <= 0 && range.high->sign() >= 0);
    if (!may_be_zero) return fitting;
    const Ast is_zero = own(Z3_mk_eq(context_, b.get(), literal(0, wide).get()));
    return own(Z3_mk_ite(context_, is_zero.get(), literal(0, width).get(), fitting.get()));
  }

  const Context& context_;
  const term::Terms& terms_;
};

}  // namespace

std::unique_ptr<Arithmetic> make_bit_vector_arithmetic(const Context& context, const term::Terms& terms) {
  return std::make_unique<BitVectorArithmetic>(context, terms);
}

}  // namespace tlaloc::z3

// Integer terms as Z3's integers. Values mean exactly what term.h says; in particular division floors, and by zero it gives 0.
#include "frontend/support/check.h"
#include "solver/backend/z3/arithmetic.h"

namespace tlaloc::z3 {

namespace {

using term::Op;
using term::TermId;

class IntegerArithmetic final : public Arithmetic {
 public:
  IntegerArithmetic(const Context& context, const term::Terms& terms)
      : context_(context), terms_(terms), sort_(context, Z3_sort_to_ast(context, Z3_mk_int_sort(context))), zero_(literal(0)) {}

  Ast variable(TermId t, const std::string& name, std::vector<Ast>& bounds) override {
    const term::Variable& known = terms_.variable(t);
    Ast constant = own(Z3_mk_const(context_, Z3_mk_string_symbol(context_, name.c_str()), sort()));
    if (known.low) bounds.push_back(own(Z3_mk_ge(context_, constant.get(), literal(*known.low).get())));
    if (known.high) bounds.push_back(own(Z3_mk_le(context_, constant.get(), literal(*known.high).get())));
    return constant;
  }

  Ast build(TermId t, const std::vector<Z3_ast>& args) override {
    const auto count = static_cast<unsigned>(args.size());
    switch (terms_.op(t)) {
      case Op::Integer:
        return literal(terms_.integer_value(t));
      case Op::Ite:
        return own(Z3_mk_ite(context_, args[0], args[1], args[2]));
      case Op::Eq:
        return own(Z3_mk_eq(context_, args[0], args[1]));
      case Op::Le:
        return own(Z3_mk_le(context_, args[0], args[1]));
      case Op::Add:
        return own(Z3_mk_add(context_, count, args.data()));
      case Op::Mul:
        return own(Z3_mk_mul(context_, count, args.data()));
      case Op::Div:
        return quotient(terms_.args(t)[1], args[0], args[1]);
      case Op::Mod:
        return remainder(terms_.args(t)[1], args[0], args[1]);
      default:
        throw InternalError("a term that is no arithmetic");
    }
  }

  [[nodiscard]] Integer value(Z3_ast numeral) const override {
    std::int64_t small = 0;
    if (Z3_get_numeral_int64(context_, numeral, &small)) return small;
    const auto number = Integer::parse(Z3_get_numeral_string(context_, numeral));
    TLALOC_CHECK(number.has_value(), "Z3's value of an integer is no numeral");
    return *number;
  }

 private:
  [[nodiscard]] Ast own(Z3_ast raw) const { return {context_, raw}; }
  [[nodiscard]] Z3_sort sort() const { return reinterpret_cast<Z3_sort>(sort_.get()); }

  [[nodiscard]] Ast literal(const Integer& value) const {
    if (const auto small = value.to_int64()) return own(Z3_mk_int64(context_, *small, sort()));
    return own(Z3_mk_numeral(context_, value.to_string().c_str(), sort()));
  }

  // Z3's div and mod are Euclidean: a = b * q + r with 0 <= r < |b|. For b > 0 that is floor division. For b < 0 and r /= 0
  // the floor is q - 1 and the remainder r + b. By zero Z3 leaves the result open; ours is 0.
  [[nodiscard]] Ast quotient(TermId divisor_term, Z3_ast dividend, Z3_ast divisor) const {
    const auto range = terms_.range(divisor_term);
    const Ast euclidean = own(Z3_mk_div(context_, dividend, divisor));
    if (range.low && range.low->sign() > 0) return euclidean;
    const Ast rest = own(Z3_mk_mod(context_, dividend, divisor));
    const Ast exact = own(Z3_mk_eq(context_, rest.get(), zero_.get()));
    const Ast positive = own(Z3_mk_gt(context_, divisor, zero_.get()));
    const Z3_ast keep[] = {exact.get(), positive.get()};
    const Ast keeps = own(Z3_mk_or(context_, 2, keep));
    const Ast one = literal(1);
    const Z3_ast difference[] = {euclidean.get(), one.get()};
    const Ast lower = own(Z3_mk_sub(context_, 2, difference));
    const Ast floor = own(Z3_mk_ite(context_, keeps.get(), euclidean.get(), lower.get()));
    const Ast by_zero = own(Z3_mk_eq(context_, divisor, zero_.get()));
    return own(Z3_mk_ite(context_, by_zero.get(), zero_.get(), floor.get()));
  }

  [[nodiscard]] Ast remainder(TermId divisor_term, Z3_ast dividend, Z3_ast divisor) const {
    const auto range = terms_.range(divisor_term);
    const Ast euclidean = own(Z3_mk_mod(context_, dividend, divisor));
    if (range.low && range.low->sign() > 0) return euclidean;
    const Ast exact = own(Z3_mk_eq(context_, euclidean.get(), zero_.get()));
    const Ast positive = own(Z3_mk_gt(context_, divisor, zero_.get()));
    const Z3_ast keep[] = {exact.get(), positive.get()};
    const Ast keeps = own(Z3_mk_or(context_, 2, keep));
    const Z3_ast sum[] = {euclidean.get(), divisor};
    const Ast lower = own(Z3_mk_add(context_, 2, sum));
    const Ast floor = own(Z3_mk_ite(context_, keeps.get(), euclidean.get(), lower.get()));
    const Ast by_zero = own(Z3_mk_eq(context_, divisor, zero_.get()));
    return own(Z3_mk_ite(context_, by_zero.get(), zero_.get(), floor.get()));
  }

  const Context& context_;
  const term::Terms& terms_;
  Ast sort_;  // sorts are expressions too
  Ast zero_;
};

}  // namespace

std::unique_ptr<Arithmetic> make_integer_arithmetic(const Context& context, const term::Terms& terms) {
  return std::make_unique<IntegerArithmetic>(context, terms);
}

}  // namespace tlaloc::z3
